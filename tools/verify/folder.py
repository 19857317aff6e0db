"""An export folder on a disk that may be hostile: no links, no devices, nothing read whole without a limit."""

import os
import re
import stat

# Folders of the export; numbers below 2^64 in groups of three are at most seven deep.
KNOWN_FOLDER = re.compile(r"tile|tile/(entries|[0-9]{1,2})(/x[0-9]{3}){0,6}(/[0-9]{3}\.p)?|contents(/x[0-9]{3}){0,6}")


class Folder:
    """The files below a folder, named by their path from there."""

    def __init__(self, root):
        self.root = root

    def paths(self, findings):
        """The paths of all regular files; whatever else is there is a finding and not entered."""
        todo, found = [""], []
        while todo:
            folder = todo.pop()
            try:
                with os.scandir(os.path.join(self.root, folder)) as entries:
                    inside = [(entry.name, entry.stat(follow_symlinks=False).st_mode) for entry in entries]
            except OSError as error:
                findings.add(folder or ".", f"the folder cannot be read: {error.strerror}")
                continue
            if not inside:
                findings.add(folder or ".", "the folder is empty")
            for name, mode in inside:
                path = f"{folder}/{name}" if folder else name
                if stat.S_ISREG(mode):
                    found.append(path)
                elif stat.S_ISDIR(mode) and KNOWN_FOLDER.fullmatch(path):
                    todo.append(path)
                else:
                    findings.add(path, "not a file or folder of an export")
        return found

    def open(self, path):
        """The file, open for reading bytes; OSError where it is not a regular file."""
        return open_regular(os.path.join(self.root, path))


def open_regular(path):
    """Opens a regular file and nothing else: no link is followed, no pipe waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "not a regular file")
    return os.fdopen(descriptor, "rb")


def read_limited(file, bytes_max, where, findings):
    """All bytes of an open file, or None where there are too many."""
    data = file.read(bytes_max + 1)
    if len(data) > bytes_max:
        return findings.add(where, f"longer than {bytes_max} bytes")
    return data


def read_whole(folder, path, bytes_max, findings):
    """All bytes of a file of the folder, or None."""
    try:
        with folder.open(path) as file:
            return read_limited(file, bytes_max, path, findings)
    except OSError as error:
        return findings.add(path, f"cannot be read: {error.strerror}")
