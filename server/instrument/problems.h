#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(workbook_faulty, 422, "这个文件里还有 {count} 处问题，没有提交。请按页面上列出的单元格改好，再上传一次。",
                "There are {count} faults in this file and it was not proposed. Correct the cells that the page lists and upload it again.");
RONGXIN_PROBLEM(own_confirmation, 409, "这一版是您自己提交的，需要另一位市局同事确认后才能发布。内容完好保存，没有更改。",
                "You proposed this version yourself: a colleague of the city has to confirm it. It is safely stored and nothing was changed.");

}  // namespace rongxin::problems
