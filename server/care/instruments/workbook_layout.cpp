#include "instruments/workbook_layout.h"

#include <algorithm>

namespace rongxin::instruments {
namespace {

const std::vector<Choice> informants{
    {"student", {"学生", "student"}}, {"guardian", {"家长", "guardian"}}, {"teacher", {"教师", "teacher"}}};
const std::vector<Choice> yes_no{{"yes", {"是", "yes"}}, {"no", {"否", "no"}}};
const std::vector<Choice> kinds{{"sum", {"求和", "sum"}},
                                {"mean", {"平均", "mean"}},
                                {"weighted", {"加权", "weighted"}},
                                {"count", {"计数", "count"}}};
const std::vector<Choice> missing_rules{{"refuse", {"不计分", "refuse"}}, {"prorate", {"按比例补足", "prorate"}}};
const std::vector<Choice> verdicts{{"valid", {"采用", "valid"}}, {"invalid", {"不采用", "invalid"}}};
const std::vector<Choice> tiers{{"acute", {"马上", "acute"}}, {"same_day", {"当天", "same_day"}}};

const Column title_zh{
    "zh", {"名称（中文）", "Title (Chinese)"}, {"给人看的中文名称。", "The Chinese words that people read."}};
const Column title_en{
    "en", {"名称（英文）", "Title (English)"}, {"给人看的英文名称。", "The English words that people read."}};

const SheetLayout about{
    Part::about,
    {"基本信息", "About"},
    true,
    {{"id",
      {"量表编号", "Instrument id"},
      {"小写字母、数字、下划线，例如 sleep4。同一量表的各个版本用同一编号。",
       "Lower-case letters, digits, underscore, for example sleep4. All versions of an instrument share it."}},
     {"version",
      {"版本", "Version"},
      {"例如 1.0。已发布的版本不可更改；要改就换一个新版本号。",
       "For example 1.0. A published version never changes: a change needs a new version."}},
     title_zh,
     title_en,
     {"stem_zh", {"指导语（中文）", "Instruction (Chinese)"}, {"题目上方的一句话。", "The sentence above the items."}},
     {"stem_en",
      {"指导语（英文）", "Instruction (English)"},
      {"题目上方的一句话，英文。", "The sentence above the items, in English."}},
     {"informant", {"作答人", "Informant"}, {"学生、家长或教师。", "student, guardian or teacher."}, informants},
     {"age_min", {"最小年龄", "Youngest age"}, {"周岁，整数。", "In whole years."}},
     {"age_max", {"最大年龄", "Oldest age"}, {"周岁，整数。", "In whole years."}},
     {"licence_status",
      {"授权情况", "Licence"},
      {"由谁授权、文号、到期日，或“自编”。", "Who licensed it, number and end, or own work."}},
     {"source_zh", {"出处（中文）", "Source (Chinese)"}, {"文献或编制单位。", "Publication or author."}},
     {"source_en",
      {"出处（英文）", "Source (English)"},
      {"文献或编制单位，英文。", "Publication or author, in English."}},
     {"translation_source",
      {"译文来源", "Source of the translation"},
      {"官方译本、自译，或“原文即中文”。", "Official, own, or written in Chinese."}},
     {"text_included", {"含题目文本", "Text included"}, {"是或否。", "yes or no."}, yes_no},
     {"validated_translation",
      {"译文经过验证", "Translation validated"},
      {"没有验证研究就填“否”；页面上会写明“译文未验证”。", "no unless a study says so; the pages tell it."},
      yes_no},
     {"grade_min",
      {"最低年级", "Lowest grade"},
      {"1 到 12；空着就只看年龄。", "1 to 12; empty: the age alone decides."},
      {},
      true},
     {"grade_max",
      {"最高年级", "Highest grade"},
      {"1 到 12；空着就只看年龄。", "1 to 12; empty: the age alone decides."},
      {},
      true},
     {"needs_signed_check",
      {"需要签字核准", "Needs a signed check"},
      {"填“是”：由指定的人签字、另一人确认后才能使用。",
       "yes: off until a named person has signed and a second one has confirmed."},
      yes_no,
      true},
     {"items_per_screen_max",
      {"同屏题数", "Items per screen"},
      {"1 到 6；空着就一屏一题。只给初中及以上，并且各题选项相同、没有关键题、没有“何时才问”。",
       "1 to 6; empty: one. Only from junior high on, with the same options throughout, no critical item and no "
       "condition."},
      {},
      true}}};

const SheetLayout items{
    Part::items,
    {"题目", "Items"},
    false,
    {{"id", {"题目编号", "Item id"}, {"不能重复，例如 sleep4.1。", "Unique, for example sleep4.1."}},
     {"zh", {"题目（中文）", "Text (Chinese)"}, {"学生看到的话。", "What the child reads."}},
     {"en", {"题目（英文）", "Text (English)"}, {"学生看到的话，英文。", "What the child reads, in English."}},
     {"options", {"选项组", "Options"}, {"“选项”表里的选项组名称。", "The name of a group on the sheet Options."}},
     {"ask_when",
      {"何时才问", "Ask when"},
      {"空着就总是问。写法：sleep4.1>=2；多个用分号隔开，满足任一个就问。",
       "Empty: always. Written sleep4.1>=2; several with semicolons, any of them."}},
     {"faces",
      {"表情选项", "Faces"},
      {"给低年级：是则每个选项配一个表情。", "For young children: yes puts a face beside every option."},
      yes_no,
      true},
     {"read_aloud",
      {"自动朗读", "Read aloud"},
      {"给低年级：是则出现时自动朗读。", "For young children: yes reads the item as it appears."},
      yes_no,
      true}}};

const SheetLayout options{
    Part::options,
    {"选项", "Options"},
    false,
    {{"group", {"选项组", "Options"}, {"同一组的选项写同一个名称，例如 频率。", "Options of one group share a name."}},
     {"value", {"值", "Value"}, {"0 到 63 的整数；计分用它。", "A whole number from 0 to 63; scoring uses it."}},
     {"zh", {"选项（中文）", "Text (Chinese)"}, {"学生看到的话。", "What the child reads."}},
     {"en", {"选项（英文）", "Text (English)"}, {"学生看到的话，英文。", "What the child reads, in English."}},
     {"face",
      {"表情", "Face"},
      {"1 高兴 … 5 难过；题目写了“表情选项”才填。", "1 happy … 5 sad; only with faces."},
      {},
      true}}};

const SheetLayout scales{
    Part::scales,
    {"分量表", "Scales"},
    false,
    {{"id",
      {"分量表编号", "Scale id"},
      {"小写字母、数字、下划线。总分也写一行。", "Lower-case letters, digits, underscore. The total is a scale too."}},
     title_zh,
     title_en,
     {"kind", {"计分方式", "Scoring"}, {"求和、平均、加权或计数。", "sum, mean, weighted or count."}, kinds},
     {"items", {"计分题目", "Items"}, {"题目编号，用逗号隔开。", "Item ids with commas."}},
     {"reversed",
      {"反向题", "Reversed"},
      {"需要反向计分的题目编号，用逗号隔开；没有就空着。", "Item ids scored backwards, with commas; empty for none."}},
     {"weights",
      {"权重", "Weights"},
      {"只有加权时填：与题目一样多的数，用逗号隔开。", "For weighted only: as many numbers as items."}},
     {"count_from",
      {"计数起点", "Count from"},
      {"只有计数时填：答案达到这个值的题才数。", "For count only: answers from this value on are counted."},
      {},
      true},
     {"missing", {"缺答规则", "Missing answers"}, {"不计分，或按比例补足。", "refuse or prorate."}, missing_rules},
     {"missing_max",
      {"最多缺答", "Missing at most"},
      {"按比例补足时，最多允许几题没答。", "With prorate: how many may be unanswered."}},
     {"note_zh",
      {"常模说明（中文）", "Norm note (Chinese)"},
      {"没有适用的常模就如实写明。", "Say so where no norm fits."}},
     {"note_en", {"常模说明（英文）", "Norm note (English)"}, {"同上，英文。", "The same in English."}}}};

const SheetLayout bands{
    Part::bands,
    {"分段", "Bands"},
    false,
    {{"scale", {"分量表编号", "Scale id"}, {"属于哪个分量表。", "The scale it belongs to."}},
     {"id",
      {"分段编号", "Band id"},
      {"小写字母、数字、下划线，例如 mild。", "Lower-case letters, digits, underscore, for example mild."}},
     {"from",
      {"起始分", "From"},
      {"这一段的最低分；到下一段的起始分为止。第一段从可能的最低分开始。",
       "Lowest score of the band; it ends where the next begins. The first begins at the lowest possible score."}},
     title_zh,
     title_en}};

const SheetLayout norms{
    Part::norms,
    {"常模", "Norms"},
    false,
    {{"scale",
      {"分量表编号", "Scale id"},
      {"属于哪个分量表。没有常模时整张表留空。", "The scale it belongs to. Leave the sheet empty without norms."}},
     {"population", {"人群", "Population"}, {"例如：福建省初中生。", "Who was measured."}},
     {"date", {"日期", "Date"}, {"例如 2024-05。", "For example 2024-05."}},
     {"n", {"人数", "n"}, {"整数。", "A whole number."}},
     {"mean", {"平均分", "Mean"}, {"数。", "A number."}},
     {"sd", {"标准差", "SD"}, {"数。", "A number."}}}};

const SheetLayout critical{
    Part::critical,
    {"关键题", "Critical items"},
    false,
    {{"item",
      {"题目编号", "Item id"},
      {"这道题的回答本身就要叫来一位成人，不管总分。", "The answer to it alone calls an adult, whatever the total."}},
     {"at_least", {"至少", "At least"}, {"选项的值达到这个数就提醒。", "From this value on."}},
     {"tier", {"时限", "Clock"}, {"马上，或当天。", "acute or same_day."}, tiers},
     {"follow_up",
      {"接着问", "Follow-up"},
      {"要马上接着问的量表编号；没有就空着。", "Id of an instrument that is asked at once; empty for none."}}}};

const SheetLayout validity{
    Part::validity,
    {"效度", "Validity"},
    true,
    {{"fast_ms_per_item",
      {"每题最短毫秒", "Fastest ms an item"},
      {"低于它算过快；0 表示不看。", "Below: too fast; 0 switches it off."}},
     {"fast_share_max",
      {"过快题目占比上限", "Share of fast items"},
      {"0 到 1；超过则本次结果不采用。", "0 to 1; above it the sheet is not used."}},
     {"longstring_min",
      {"连续相同答案", "Same answers in a row"},
      {"达到这个数并且过快才算；0 表示不看。", "Counts together with speed only; 0 switches it off."}},
     {"missing_max",
      {"最多缺答题数", "Unanswered at most"},
      {"超过则本次结果不采用。", "Above it the sheet is not used."}},
     {"variability_min",
      {"答案离散下限", "Variability at least"},
      {"各题答案的标准差低于它算过于整齐；空着不看。",
       "Standard deviation of the answers below which they are too even; empty: off."},
      {},
      true},
     {"variability_max",
      {"答案离散上限", "Variability at most"},
      {"高于它算过于散乱；空着不看。", "Above it they are too scattered; empty: off."},
      {},
      true},
     {"lie_items",
      {"测谎题", "Lie items"},
      {"题目编号，用逗号隔开；没有就空着。", "Item ids with commas; empty for none."},
      {},
      true},
     {"lie_void_from",
      {"测谎题作废分", "Void from"},
      {"测谎题得分合计达到它，本次结果不采用。", "Sum of the lie items from which the sheet is not used."},
      {},
      true},
     {"even_odd_scales",
      {"奇偶一致性分量表", "Even-odd scales"},
      {"至少三个分量表编号，用逗号隔开；没有就空着。", "At least three scale ids with commas; empty for none."},
      {},
      true},
     {"even_odd_min",
      {"奇偶一致性下限", "Even-odd at least"},
      {"-1 到 1；低于它算前后不一致。", "-1 to 1; below it the answers contradict each other."},
      {},
      true}}};

// One column an item, and for each scale a score and a band stand between these two.
const SheetLayout golden{
    Part::golden,
    {"计分样例", "Golden vectors"},
    false,
    {{"name",
      {"样例名称", "Name"},
      {"每行一份答卷和它应得的分数。全部通过才能发布。没答的题空着；算不出分写“不可计分”。",
       "One sheet a row with the scores it must give. All must pass. Unanswered: empty; no score: not scorable."}},
     {"critical",
      {"触发的关键题", "Critical items met"},
      {"应触发的关键题编号，用逗号隔开；没有就空着。",
       "Ids of the critical items it must meet, with commas; empty for none."}},
     {"validity",
      {"效度", "Validity"},
      {"这份答卷应采用还是不采用（不计作答时间）；空着不查。",
       "Whether the sheet is valid, times aside; empty: not checked."},
      verdicts,
      true}}};

}  // namespace

const std::vector<SheetLayout>& workbook_layout() {
  static const std::vector<SheetLayout> all{about, items, options, scales, bands, norms, critical, validity, golden};
  return all;
}

const SheetLayout& layout_of(Part part) { return workbook_layout()[static_cast<std::size_t>(part)]; }

const std::vector<Choice>& choices_of(Part part, std::string_view key) {
  const auto& columns = layout_of(part).columns;
  return std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.key == key; })->choices;
}

}  // namespace rongxin::instruments
