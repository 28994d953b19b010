#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(table_empty, 422, "文件是空的。没有保存任何内容。", "The file is empty. Nothing was stored.");
RONGXIN_PROBLEM(table_is_xls, 422,
                "这是旧式 .xls 或加了密码的文件，请在电子表格软件中另存为 .xlsx（不加密码）。没有保存任何内容。",
                "This is an old .xls or a file with a password: save it as .xlsx without one. Nothing was stored.");
RONGXIN_PROBLEM(table_is_utf16, 422, "文件是 UTF-16 编码，请另存为 UTF-8 或 .xlsx。没有保存任何内容。",
                "The file is UTF-16: save it as UTF-8 or .xlsx. Nothing was stored.");
RONGXIN_PROBLEM(table_is_web_page, 422,
                "这是一个网页，只是文件名是 .xls。请用电子表格软件打开，另存为 .xlsx 再导入。没有保存任何内容。",
                "This is a web page saved as .xls: open it and save it as .xlsx. Nothing was stored.");
RONGXIN_PROBLEM(table_is_other, 422,
                "这是{what}，不能直接读取。请用电子表格软件打开，另存为 .xlsx 再导入。没有保存任何内容。",
                "This is {what_en}, not a table that can be read: open it and save it as .xlsx. Nothing was stored.");
RONGXIN_PROBLEM(table_bytes_invalid, 422,
                "第 {line} 行有无法识别的字符：文件既不是 UTF-8 也不是 "
                "GB18030，或混用了两种编码，或已损坏。请用电子表格软件打开，另存为 .xlsx。没有保存任何内容。",
                "Line {line} cannot be read: the file is neither UTF-8 nor GB 18030, mixes the two, or is damaged. "
                "Open it and save it as .xlsx. Nothing was stored.");
RONGXIN_PROBLEM(table_broken, 422,
                "文件已损坏，可能没有下载或复制完整（{detail}）。请重新导出或重新下载，再导入。没有保存任何内容。",
                "The file is damaged, perhaps it was not copied to its end ({detail}): export or download it again. "
                "Nothing was stored.");
RONGXIN_PROBLEM(table_no_sheet, 422, "工作簿里没有可以读取的工作表（隐藏的不读）。没有保存任何内容。",
                "There is no sheet to read in the workbook (hidden ones are not read). Nothing was stored.");
RONGXIN_PROBLEM(table_bomb, 413, "文件解压后超过 {limit_mib} MiB，拒绝读取。没有保存任何内容。",
                "The file unpacks to more than {limit_mib} MiB and was refused. Nothing was stored.");
RONGXIN_PROBLEM(table_too_large, 413,
                "表格超出限度：{what}超过 {limit}。请删去多余的部分，分成几个文件，或另存为 CSV。没有保存任何内容。",
                "The table is beyond a limit: more than {limit} {what_en}. Remove what is not needed, divide it, or "
                "save it as CSV. Nothing was stored.");
RONGXIN_PROBLEM(table_doctype, 422, "文件里含有外部定义（DTD），拒绝读取。没有保存任何内容。",
                "The file holds a document type definition and was refused. Nothing was stored.");

}  // namespace rongxin::problems
