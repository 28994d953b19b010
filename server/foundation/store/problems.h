#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(
    not_a_demonstration, 409,
    "这个数据库不是演示城市，不能用 --demo "
    "启动：演示密码人人都知道，也不要求第二重验证。没有任何更改。请正常启动，或用 --store 给演示另一个文件。",
    "This store was not made by a demonstration, so --demo does not start on it: its passwords are known to everybody. "
    "Nothing was changed. Start without --demo, or give it a file of its own (--store).");
// The list of upgrades is lost, or the tables are somebody else's: nobody knows what would have to run.
RONGXIN_PROBLEM(store_without_list, 500,
                "数据库里已有数据表，却没有完整的升级记录，无法判断它是哪个版本，拒绝启动。没有更改任何内容。请检查数据"
                "库地址；如果地址无误，请从备份恢复。",
                "The database has tables but no complete list of the upgrades that made them, so its version is "
                "unknown. Nothing was changed. Check the address of the database; if it is right, restore a backup.");

}  // namespace rongxin::problems
