sign-in-not-signed-in-the-account = Not signed in: the account, the password or the code is not right, or there were too many tries. If you are sure, try again in an hour.
sign-in-the-sites-own-sign-in = The site's own sign-in does not answer. Try again in a few minutes, or sign in with your password.
sign-in-6-digits-of-your-telephone = 6 digits of your telephone, or one of your spare codes
sign-in-password-and-passkey = Password and passkey
