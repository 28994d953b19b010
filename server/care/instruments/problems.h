#pragma once
// What may go wrong here in an expected way, in Chinese and English. A code is never reused or renamed.
#include "platform/problem.h"

namespace rongxin::problems {

RONGXIN_PROBLEM(workbook_faulty, 422,
                "这个文件里还有 {count} 处问题，没有提交。请按页面上列出的单元格改好，再上传一次。",
                "There are {count} faults in this file and it was not proposed. Correct the cells that the page lists "
                "and upload it again.");
RONGXIN_PROBLEM(own_confirmation, 409,
                "这一版是您自己提交的，需要另一位市局同事确认后才能发布。内容完好保存，没有更改。",
                "You proposed this version yourself: a colleague of the city has to confirm it. It is safely stored "
                "and nothing was changed.");
RONGXIN_PROBLEM(instrument_differs, 409,
                "量表 {instrument} 已发布过，内容不同。已发布的版本不可更改，请换一个版本号。没有保存任何内容。",
                "Instrument {instrument} was published with other content. A published version never changes: choose a "
                "new version. Nothing was stored.");
RONGXIN_PROBLEM(instrument_unknown, 404, "没有这个量表：{instrument}。没有保存任何内容。",
                "Unknown instrument {instrument}. Nothing was stored.");
RONGXIN_PROBLEM(
    instrument_without_texts, 409,
    "量表 {instrument} 只带计分方法。教育局取得授权后，由平台管理员载入题目文字即可使用。",
    "Instrument {instrument} is a scoring key. Once the bureau holds a licence, the operator of the platform "
    "loads its words.");
RONGXIN_PROBLEM(
    instrument_not_signed, 409, "量表 {instrument} 须先由一位负责人签署核对，再由另一人确认，才能使用。",
    "Instrument {instrument} is usable once a named person has signed a check and a second one has confirmed it.");
RONGXIN_PROBLEM(instrument_not_confirmed, 409, "量表 {instrument} 的核对已签署，还须由另一人确认。",
                "The check of {instrument} is signed; a second person has still to confirm it.");
RONGXIN_PROBLEM(instrument_has_texts, 409, "量表 {instrument} 已自带题目文字，没有导入。",
                "Instrument {instrument} has words already: nothing was loaded.");
RONGXIN_PROBLEM(check_not_needed, 409, "量表 {instrument} 不需要签署核对，没有更改。",
                "Instrument {instrument} needs no check: nothing was changed.");
RONGXIN_PROBLEM(check_done, 409, "量表 {instrument} 的核对已由另一人确认，没有更改。",
                "The check of {instrument} has been confirmed already: nothing was changed.");
RONGXIN_PROBLEM(second_person_needed, 409, "确认须由签署人以外的另一人完成，没有更改。",
                "Somebody else than the one who signed must confirm: nothing was changed.");

}  // namespace rongxin::problems
