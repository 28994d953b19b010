#pragma once
#include <string>

namespace rongxin {

/// Before anything is opened: what is made is for its owner alone (umask 077), no other process of the machine may read
/// this one's memory, and no core file is written.
void guard_process();

/// Takes from group and others what they may do with a file or folder that is there; true, and a line in the log, when
/// something had to be taken. What belongs to somebody else stays as it is, and the log says so.
bool make_private(const std::string& path);

/// Removes what an older version left in the folder of uploads when it was killed, and the folder; how many files.
int sweep_uploads(const std::string& folder);

}  // namespace rongxin
