receipt-proves-that-this-entry-stands = Proves that this entry stands in the log; tools/verify checks it anywhere, without a network.
receipt-the-receipt-as-a-qr = The receipt as a QR code
receipt-what-the-entry-says = What the entry says
