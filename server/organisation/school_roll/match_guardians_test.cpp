#include "school_roll/match_guardians.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace rongxin::school_roll;

namespace {

const StandingLimit silent{"no_contact", 1000, "法院裁定", 7, 1000};

StandingGuardian standing(std::int64_t number, const std::string& name, const std::string& relation,
                          const std::string& phone, const StandingLimit& limit = {}) {
  return {number, name, phone, relation, limit};
}
GuardianRow row(const std::string& name, const std::string& relation, const std::string& phone) {
  return {name, relation, phone, true};
}

}  // namespace

TEST_CASE("a limit follows the person, whatever the spelling of the name") {
  const std::vector<StandingGuardian> father{standing(1, "艾力·买买提", "父亲", "19800000001", silent)};
  for (const char* name : {"艾力•买买提", "艾力·买买提\u00A0", "艾力·买买提\u200B", "艾力买买提", "艾力 买买提",
                           "艾力．买买提", "艾力·买买提_x000D_", "艾力・买买提"}) {
    const auto plan = match_guardians(father, {row(name, "父亲", "19811111111")}, 1);  // another phone, too
    CAPTURE(name);
    CHECK(plan.incoming[0].guardian_no == 1);
    CHECK(plan.incoming[0].limit.covers(silent));
    CHECK(!plan.incoming[0].in_doubt);
  }
}

TEST_CASE("the same phone under another name keeps the limit, and the doubt is told") {
  const std::vector<StandingGuardian> father{standing(1, "艾力·买买提", "父亲", "198 0000 0001", silent)};
  const auto renamed = match_guardians(father, {row("买买提江", "父亲", "19800000001")}, 1);
  CHECK(renamed.incoming[0].guardian_no == 1);
  CHECK(renamed.incoming[0].limit.covers(silent));
  CHECK(renamed.incoming[0].in_doubt);
  const auto mother = match_guardians(father, {row("阿依古丽", "母亲", "19800000001")}, 1);
  CHECK(mother.incoming[0].guardian_no == 0);  // another person, but who answers this phone is the father
  CHECK(mother.incoming[0].limit.covers(silent));
  CHECK(mother.incoming[0].in_doubt);
  CHECK(mother.gone.empty());
}

TEST_CASE("another father in the place of the limited one is a doubt; a mother with her own phone is none") {
  const std::vector<StandingGuardian> father{standing(1, "何建国", "父亲", "19800000001", silent)};
  CHECK(match_guardians(father, {row("赵志强", "父亲", "19822222222")}, 1).incoming[0].in_doubt);
  CHECK(
      match_guardians(father, {row("何建囯", "其他", "19822222222")}, 1).incoming[0].in_doubt);  // one character other
  const auto mother = match_guardians(father, {row("李秀英", "母亲", "19822222222")}, 1);
  CHECK(!mother.incoming[0].limit.holds());
  CHECK(mother.gone.empty());
  const auto both = match_guardians({father[0], standing(2, "李秀英", "母亲", "19800000001")},
                                    {row("李秀英", "母亲", "19800000001"), row("何建国", "父亲", "19800000001")}, 2);
  CHECK(both.incoming[0].guardian_no == 2);
  CHECK(!both.incoming[0].limit.holds());  // the school knows both and has set nothing about her
  CHECK(both.incoming[1].guardian_no == 1);
}

TEST_CASE("no import loses a limit, whoever stands in the file and whatever it says") {
  const std::vector<std::string> names{"何建国", "何建囯",       "艾力·买买提", "艾力•买买提", "艾力买买提",
                                       "李秀英", "李秀英\u200B", "Anna Maria",  "ANNA maria",  ""},
      phones{"19800000001", "198-0000-0001", "19822222222", "", "059183321234"},
      relations{"父亲", "母亲", "其他亲属", "", "祖父"};
  const std::vector<StandingLimit> limits{{}, {"limited", std::nullopt, "", 0, 0}, {"none", 500, "", 0, 0}, silent};
  CHECK(rc::check([&](const std::vector<std::array<unsigned, 4>>& stand,
                      const std::vector<std::array<unsigned, 3>>& come) {
    std::vector<StandingGuardian> standing_ones;
    std::vector<GuardianRow> incoming;
    for (const auto& [name, relation, phone, limit] : stand)
      standing_ones.push_back(standing(static_cast<std::int64_t>(standing_ones.size()) + 1, names[name % names.size()],
                                       relations[relation % relations.size()], phones[phone % phones.size()],
                                       limits[limit % limits.size()]));
    for (const auto& [name, relation, phone] : come)
      incoming.push_back(
          row(names[name % names.size()], relations[relation % relations.size()], phones[phone % phones.size()]));
    const auto plan = match_guardians(standing_ones, incoming, incoming.size());
    RC_ASSERT(plan.incoming.size() == incoming.size());
    for (const auto& one : standing_ones) {
      const bool gone = std::count(plan.gone.begin(), plan.gone.end(), one.guardian_no) > 0;
      const auto now = std::find_if(plan.incoming.begin(), plan.incoming.end(), [&](const PlannedGuardian& planned) {
        return planned.guardian_no == one.guardian_no;
      });
      RC_ASSERT(!(gone && one.limit.holds()));
      RC_ASSERT(!(gone && now != plan.incoming.end()));
      if (now != plan.incoming.end()) RC_ASSERT(now->limit.covers(one.limit));
    }
    std::vector<std::int64_t> taken;
    for (const auto& planned : plan.incoming)
      if (planned.guardian_no != 0) taken.push_back(planned.guardian_no);
    std::sort(taken.begin(), taken.end());
    RC_ASSERT(std::adjacent_find(taken.begin(), taken.end()) == taken.end());
  }));
}
