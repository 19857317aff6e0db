openid-not-done-that-is-another = Not done: that is another account already, or nothing would be left to sign in with.
openid-besides-its-password-this-account = Besides its password, this account signs in through the site's own provider once it is bound to it. To bind it, or no longer, ends its other sessions.
openid-bind-to = Bind to
openid-bind = Bind
openid-bind-2 = Bind:
openid-no-longer-bind-to = No longer bind to
openid-no-longer = No longer
openid-title = Confirm it is you
