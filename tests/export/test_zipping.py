"""An archive holds nothing of the moment and the machine that made it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from graphsvc.export.zipping import zipped


def test_every_file_has_the_same_time_mode_and_system_and_is_compressed() -> None:
    content = b"".join(zipped((path, iter((b"word " * 1000,))) for path in ("a.txt", "b/c.txt")))
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["a.txt", "b/c.txt"]
    unix = 3
    assert {
        (entry.date_time, entry.external_attr >> 16, entry.create_system, entry.compress_type) for entry in entries
    } == {((1980, 1, 1, 0, 0, 0), 0o644, unix, ZIP_DEFLATED)}
    assert all(entry.compress_size < entry.file_size / 10 for entry in entries)
