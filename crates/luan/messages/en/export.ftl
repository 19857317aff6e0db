export-the-exchange-folder-of-what = The exchange folder of what you may take out of the house. That it was taken is recorded, and everybody in it can see so.
export-export-zip = Export (ZIP)
export-title = Export
export-nothing = There is nothing that may leave.
export-goes-along = What goes along
