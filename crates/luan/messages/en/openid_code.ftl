openid-code-this-is-another-account-of = This is another account of the record already.
openid-code-you-are = You are
openid-code-the-code-of-lu-n = The code of Luân is still missing.
