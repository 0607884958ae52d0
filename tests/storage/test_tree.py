"""A whole site, swapped for a newer one."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from enforcement_cli.problems import EnforceError
from enforcement_cli.storage import MARK, TreeKind, TreeState, building, recover_tree, swap_tree, tree_state
from enforcement_cli.storage.disk import Disk, using
from enforcement_cli.storage.temporary import Token, new_token, temporary_name
from tests.storage.disks import FaultyDisk, Killed, listed
from tests.storage.test_faults import NEW, OLD, sound, tree_of


class NoLinksDisk(Disk):
    def link(self, source: Path | str, target: Path | str) -> None:
        raise OSError(errno.EPERM, "no links here")


def everything(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(each.relative_to(folder)): (each.lstat().st_mtime_ns, each.lstat().st_ino)
        for each in [folder, *folder.rglob("*")]
    }


def cut_before(site: Path, files: dict[str, bytes], step_name: str, nth: int = 1) -> None:
    """Swap, and die just before the nth step of that name."""
    seen = 0

    class Dying(FaultyDisk):
        def do(self, name, step):
            nonlocal seen
            seen += name == step_name
            if seen == nth and self.fault is not Killed:
                self.step, self.fault, self.lasting = self.taken + 1, Killed, True
            return super().do(name, step)

    disk = Dying(0, errno.EIO)
    with using(disk), pytest.raises(Killed):
        swap_tree(site, files)
    disk.close_all()


def dead() -> Token:
    with new_token() as token:
        return token


@pytest.mark.parametrize("disk", [Disk(), NoLinksDisk()], ids=["links", "copies"])
@pytest.mark.parametrize("few", [64, 0], ids=["each synced", "one sync"])
def test_swaps(disk: Disk, few: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_FEW", few)
    site = tmp_path / "deep" / "public"

    with using(disk):
        assert swap_tree(site, OLD) is True
        assert tree_of(site) == OLD
        assert swap_tree(site, NEW) is True

    assert tree_of(site) == NEW
    assert listed(site.parent) == ["public"]
    assert "a/2.html" not in {each.relative_to(site).as_posix() for each in site.rglob("*")}
    assert all(each.stat().st_nlink == 1 for each in site.rglob("*") if each.is_file())


def test_same_content_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "public"
    swap_tree(site, NEW)
    before = everything(tmp_path)

    assert swap_tree(site, dict(reversed(NEW.items()))) is False
    assert everything(tmp_path) == before


def test_unchanged_files_keep_their_dates(tmp_path: Path) -> None:
    site = tmp_path / "public"
    swap_tree(site, OLD)
    before = everything(site)

    swap_tree(site, NEW)

    assert everything(site)["a/1.html"] == before["a/1.html"]
    assert everything(site)["index.html"] != before["index.html"]


@pytest.mark.parametrize(
    "meddle",
    [
        lambda site: (site / "index.html").write_bytes(b"OLD LIST"),
        lambda site: (site / "Thumbs.db").write_bytes(b"debris"),
        lambda site: (site / "empty").mkdir(),
        lambda site: (site / "a" / "1.html").unlink(),
        lambda site: (site / "link").symlink_to("/etc"),
    ],
    ids=["same length", "one more", "an empty folder", "one less", "a link"],
)
def test_what_was_meddled_with_is_put_right(meddle, tmp_path: Path) -> None:
    site = tmp_path / "public"
    swap_tree(site, OLD)
    meddle(site)

    assert swap_tree(site, OLD) is True
    assert tree_of(site) == OLD
    assert {each.name for each in site.iterdir()} == {"index.html", "a", "日", MARK}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()

    swap_tree(tmp_path / "public", NEW)

    assert tree_of(tmp_path / "public") == NEW


# What is not ours


def test_somebody_elses_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "毕业论文.docx").write_bytes(b"years of work")

    with pytest.raises(EnforceError) as told:
        swap_tree(tmp_path, NEW)

    assert str(told.value) == (
        f"文件夹{tmp_path}里有不是 enforce 生成的文件，没有改动。\n网站会整个替换所在的文件夹，请换一个空文件夹。"
    )
    assert listed(tmp_path) == ["毕业论文.docx"]


def test_a_repository_in_the_site_is_never_replaced(tmp_path: Path) -> None:
    site = tmp_path / "public"
    swap_tree(site, OLD)
    (site / ".git").mkdir()

    with pytest.raises(EnforceError, match=r"版本库（\.git）"):
        swap_tree(site, NEW)

    assert (site / ".git").is_dir()
    assert tree_of(site) == OLD


def test_not_over_a_file_or_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")

    with pytest.raises(EnforceError, match="是文件，不能在此生成网站"):
        swap_tree(tmp_path / "file", NEW)
    with pytest.raises(EnforceError, match="是链接"):
        swap_tree(tmp_path / "link", NEW)
    assert listed(tmp_path / "real") == []


def test_names_are_checked_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(EnforceError):
        swap_tree(tmp_path / "public", {"index.html": b"x", "../outside": b"x"})

    assert listed(tmp_path) == []


def test_another_run_at_work_is_not_disturbed(tmp_path: Path) -> None:
    site = tmp_path / "public"
    swap_tree(site, OLD)
    with new_token() as theirs:
        (tmp_path / f"public.new-{theirs}").mkdir()

        assert tree_state(site) == TreeState(TreeKind.BUSY)
        with pytest.raises(EnforceError) as told:
            swap_tree(site, NEW)

    assert str(told.value) == f"另一个 enforce（进程号{os.getpid()}）正在更新{site}。\n请等它结束后重新运行。"
    assert tree_of(site) == OLD


# When the disk refuses


def test_failed_rename_puts_the_old_site_back(tmp_path: Path) -> None:
    """The second of the two renames fails: the site must not stay away until the next run."""
    site = tmp_path / "public"
    swap_tree(site, OLD)

    class SecondRenameFails(Disk):
        def move(self, source: Path | str, target: Path | str) -> None:
            if ".new-" in str(source):
                raise OSError(errno.EIO, "no")
            super().move(source, target)

    with using(SecondRenameFails()), pytest.raises(EnforceError) as told:
        swap_tree(site, NEW)

    assert told.value.fields["done"] == "原有网站没有改动。"
    assert tree_of(site) == OLD
    assert listed(tmp_path) == ["public"]


def test_old_site_that_cannot_be_removed_is_not_passed_over(tmp_path: Path) -> None:
    """What was withdrawn would stay on the disk: the user is told."""
    site = tmp_path / "public"
    swap_tree(site, OLD)

    class CannotRemove(Disk):
        def unlink(self, path: Path | str) -> None:
            raise OSError(errno.EACCES, "in use")

    with using(CannotRemove()), pytest.raises(EnforceError) as told:
        swap_tree(site, NEW)

    assert told.value.fields["done"] == "新网站已经换上，但旧网站没有清理干净，重新运行即可清理。"
    assert tree_of(site) == NEW
    assert tree_state(site).kind is TreeKind.LEFTOVERS
    assert swap_tree(site, NEW) is False
    assert listed(tmp_path) == ["public"]


def test_too_little_room_is_seen_before(tmp_path: Path) -> None:
    class Full(Disk):
        def free_bytes(self, folder: Path | str) -> int:
            return 70 * 1024

    site = tmp_path / "deep" / "public"
    with using(Full()), pytest.raises(EnforceError, match="磁盘空间不足，没有开始写"):
        swap_tree(site, {"a": b"x" * 100_000})
    assert listed(tmp_path) == []

    swap_tree(site, {"a": b"x" * 100_000})
    with using(Full()):  # what is linked takes no room
        assert swap_tree(site, {"a": b"x" * 100_000}) is False


# After a run that was cut off


def test_states_and_recovery(tmp_path: Path) -> None:
    site = tmp_path / "public"
    assert tree_state(site) == TreeState(TreeKind.ABSENT)
    assert recover_tree(site) is None
    with using(sound()):
        swap_tree(site, OLD)
    assert tree_state(site) == TreeState(TreeKind.WHOLE)
    assert recover_tree(site) is None

    # While building.
    cut_before(site, NEW, "write", 2)
    state = tree_state(site)
    assert state.kind is TreeKind.LEFTOVERS
    assert state.message == f"上次运行中断，留下了{state.beside[0]}，下次公示时自动清理。"
    assert recover_tree(site) == "已清理上次中断留下的临时文件。"
    assert tree_of(site) == OLD

    # Between the renames: before the third move, from new to target.
    cut_before(site, NEW, "move", 3)
    before = everything(tmp_path)
    state = tree_state(site)
    assert state.kind is TreeKind.NEW_BESIDE
    assert not state.is_settled
    new, old = state.beside
    assert state.message == (f"上次更新网站时中断，网站暂缺，新网站完整保存在{new}、{old}，下次公示时自动换上。")
    assert everything(tmp_path) == before  # looking does not write
    assert recover_tree(site) == "已换上上次中断时备好的新网站。"
    assert tree_of(site) == NEW

    # While the old tree is removed.
    cut_before(site, OLD, "unlink", 2)
    assert tree_state(site).kind is TreeKind.LEFTOVERS
    assert recover_tree(site) == "已清理上次中断留下的网站文件夹。"
    assert tree_of(site) == OLD
    assert tree_state(site) == TreeState(TreeKind.WHOLE)
    assert listed(tmp_path) == ["public"]


def test_only_the_old_one_left(tmp_path: Path) -> None:
    """Somebody removed the new one by hand."""
    site = tmp_path / "public"
    swap_tree(site, OLD)
    site.rename(tmp_path / f"public.old-{dead()}")

    assert tree_state(site).kind is TreeKind.OLD_BESIDE
    assert tree_state(site).message.startswith("上次更新网站时中断，网站暂缺，旧网站保存在public.old-")
    assert recover_tree(site) == "已恢复上次中断时的旧网站。"
    assert tree_of(site) == OLD


def test_copied_leftovers_do_not_confuse(tmp_path: Path) -> None:
    site = tmp_path / "public"
    swap_tree(site, OLD)
    shutil.copytree(site, tmp_path / f"public.old-{dead()}")
    swap_tree(site, NEW)
    site.rename(tmp_path / f"public.new-{dead()}")
    shutil.copytree(next(tmp_path.glob("public.new-*")), tmp_path / f"public.old-{dead()}")

    recover_tree(site)

    assert tree_of(site) == NEW
    assert listed(tmp_path) == ["public"]


def test_neighbours_are_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "public"
    for name in ("public.new", "public.old-2026", f"other.new-{dead()}", f"public.new-{dead()}.bak"):
        (tmp_path / name).mkdir()
    with new_token() as mine:
        (tmp_path / temporary_name(mine)).mkdir()
        swap_tree(site, OLD)
        swap_tree(site, NEW)

        assert len(listed(tmp_path)) == 6


def test_a_very_deep_leftover(tmp_path: Path) -> None:
    """Deeper than Python may recurse."""
    site = tmp_path / "public"
    swap_tree(site, OLD)
    folder = tmp_path / f"public.old-{dead()}"
    for _ in range(1100):
        folder.mkdir()
        folder = folder / "d"

    assert recover_tree(site) == "已清理上次中断留下的网站文件夹。"
    assert listed(tmp_path) == ["public"]
