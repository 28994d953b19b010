#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "table/problems.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(import_stopped, 503, "服务停止，导入中断。已保存的部分都在；重新导入同一个文件即可继续。", "The server stopped and the import with it. What was stored is there: import the same file again to go on.");
RONGXIN_PROBLEM(column_missing, 422, "缺少“{column}”一列；最接近的是“{near}”。没有保存任何内容。", "The column {column} is missing; the nearest is {near}. Nothing was stored.");
RONGXIN_PROBLEM(column_twice, 422, "“{column}”一列出现了两次。没有保存任何内容。", "The column {column} is there twice. Nothing was stored.");

}  // namespace rongxin::problems
