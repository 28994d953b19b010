#include "school_roll/match_guardians.h"

#include <algorithm>
#include <array>

#include "platform/normal_text.h"
#include "platform/phone_number.h"

namespace rongxin::school_roll {
namespace {

enum class Same { no, perhaps, by_phone, by_name };

int strictness(std::string_view custody_limit) {
  return custody_limit == "no_contact" ? 2 : custody_limit == "limited" ? 1 : 0;
}

std::string phone_key(const std::string& phone) {
  const auto read = read_phone_number(phone);
  return read ? read->text : normal_number(phone);
}

// A child has one father and one mother; "其他亲属", "监护人" or nothing may be anybody.
bool is_one_place(const std::string& relation, const std::string& other) {
  static constexpr std::array<std::string_view, 9> persons{"父亲", "母亲", "养父",   "养母",  "公公",
                                                           "祖父", "祖母", "外祖父", "外祖母"};
  return relation == other && std::find(persons.begin(), persons.end(), relation) != persons.end();
}

// One character more, less or other: a slip of the pen, not another name. Three octets are a Han character.
bool is_nearly(const std::string& one, const std::string& other) {
  const auto characters = [](const std::string& text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  };
  if (one.empty() || other.empty() || std::abs(characters(one) - characters(other)) > 1 ||
      std::max(characters(one), characters(other)) < 3)
    return false;
  const auto front = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  const auto back = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
  const auto same = characters({one.begin(), front.first}) + characters({back.first.base(), one.end()});
  return same + 1 >= std::min(characters(one), characters(other));
}

Same compare(const StandingGuardian& standing, const GuardianRow& row) {
  if (name_key(standing.name) == name_key(row.name)) return Same::by_name;
  const std::string phone = phone_key(row.phone);
  // A number stays with its person: consent and slips name them by it. One phone may be that of two.
  if (!phone.empty() && phone == phone_key(standing.phone))
    return is_one_place(standing.relation, row.relation) || is_nearly(name_key(standing.name), name_key(row.name))
               ? Same::by_phone
               : Same::perhaps;
  const bool no_other_relation = standing.relation == row.relation || standing.relation.empty() || row.relation.empty();
  return no_other_relation || is_nearly(name_key(standing.name), name_key(row.name)) ? Same::perhaps : Same::no;
}

void add(StandingLimit& limit, const StandingLimit& other) {
  if (!other.holds()) return;
  const StandingLimit before = limit;
  if (!before.holds()) limit = other;
  if (strictness(before.custody_limit) > strictness(limit.custody_limit)) limit.custody_limit = before.custody_limit;
  if (strictness(other.custody_limit) > strictness(limit.custody_limit)) limit.custody_limit = other.custody_limit;
  for (const auto& since : {before.do_not_inform_since_ms, other.do_not_inform_since_ms})
    if (since && (!limit.do_not_inform_since_ms || *since < *limit.do_not_inform_since_ms))
      limit.do_not_inform_since_ms = since;
}

class Match {
 public:
  Match(const std::vector<StandingGuardian>& standing, const std::vector<GuardianRow>& incoming,
        std::size_t places_said)
      : standing_(standing), incoming_(incoming), places_said_(places_said), taken_(standing.size()) {
    plan_.incoming.resize(incoming.size());
  }

  GuardianPlan run() {
    // A limited entry first: of two entries of one person the limit must be the one that stays.
    for (const bool limited : {true, false}) assign(Same::by_name, limited);
    for (const bool limited : {true, false}) assign(Same::by_phone, limited);
    for (std::size_t row = 0; row < incoming_.size(); ++row) carry(row);
    const auto free = static_cast<std::size_t>(std::count_if(
        standing_.begin(), standing_.end(), [](const StandingGuardian& one) { return !one.limit.holds(); }));
    auto& left = places_said_ >= std::max<std::size_t>(free, 1) ? plan_.gone : plan_.kept;
    for (std::size_t at = 0; at < standing_.size(); ++at)
      if (!taken_[at] && !standing_[at].limit.holds()) left.push_back(standing_[at].guardian_no);
    return std::move(plan_);
  }

 private:
  void assign(Same how, bool limited) {
    for (std::size_t row = 0; row < incoming_.size(); ++row)
      for (std::size_t at = 0; at < standing_.size() && plan_.incoming[row].guardian_no == 0; ++at) {
        if (taken_[at] || standing_[at].limit.holds() != limited || compare(standing_[at], incoming_[row]) != how)
          continue;
        taken_[at] = true;
        plan_.incoming[row] = {standing_[at].guardian_no, standing_[at].limit, limited && how == Same::by_phone};
      }
  }

  void carry(std::size_t row) {
    auto& planned = plan_.incoming[row];
    const bool known = planned.guardian_no != 0;
    for (std::size_t at = 0; at < standing_.size(); ++at) {
      const auto& one = standing_[at];
      if (!one.limit.holds() || one.guardian_no == planned.guardian_no) continue;
      const Same same = compare(one, incoming_[row]);
      // Somebody whom the school knows beside the limited person is another; a newcomer may be the same under another
      // name, unless the file still names the limited person too and has another phone for the newcomer.
      const bool named_elsewhere = taken_[at] && phone_key(one.phone) != phone_key(incoming_[row].phone);
      if (same == Same::no || (same != Same::by_name && (known || named_elsewhere))) continue;
      if (planned.limit.covers(one.limit)) continue;
      add(planned.limit, one.limit);
      planned.in_doubt = planned.in_doubt || same != Same::by_name;
    }
  }

  const std::vector<StandingGuardian>& standing_;
  const std::vector<GuardianRow>& incoming_;
  const std::size_t places_said_;
  std::vector<bool> taken_;
  GuardianPlan plan_;
};

}  // namespace

bool StandingLimit::covers(const StandingLimit& other) const {
  return strictness(custody_limit) >= strictness(other.custody_limit) &&
         (do_not_inform_since_ms.has_value() || !other.do_not_inform_since_ms.has_value());
}

GuardianPlan match_guardians(const std::vector<StandingGuardian>& standing, const std::vector<GuardianRow>& incoming,
                             std::size_t places_said) {
  return Match(standing, incoming, places_said).run();
}

}  // namespace rongxin::school_roll
