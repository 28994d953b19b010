#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "tables/problems.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(
    import_stopped, 503, "服务停止，导入中断。已保存的部分都在；重新导入同一个文件即可继续。",
    "The server stopped and the import with it. What was stored is there: import the same file again to go on.");
RONGXIN_PROBLEM(
    import_broke_off, 409,
    "导入中断（{reason}）。已保存 {stored} 名学生，其余没有保存；重新导入同一个文件即可继续，已保存的不会重复。",
    "The import broke off ({reason}). {stored} students are stored, the others are not: import the same file again to "
    "go on, nothing is stored twice.");
RONGXIN_PROBLEM(column_missing, 422, "缺少“{column}”一列；最接近的是“{near}”。没有保存任何内容。",
                "The column {column} is missing; the nearest is {near}. Nothing was stored.");
RONGXIN_PROBLEM(
    columns_undivided, 422,
    "列名都在同一个单元格里，列没有分开。请用逗号、制表符、分号或竖线分隔，或另存为 .xlsx。没有保存任何内容。",
    "All headings stand in one cell: divide the columns with commas, tabs, semicolons or bars, or save the file as "
    ".xlsx. Nothing was stored.");
RONGXIN_PROBLEM(column_twice, 422, "“{column}”一列出现了两次。没有保存任何内容。",
                "The column {column} is there twice. Nothing was stored.");

}  // namespace rongxin::problems
