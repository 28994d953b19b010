#include "consent/guardian_link.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "access/guardian_mint.h"
#include "access/public_id.h"
#include "consent/problems.h"
#include "consent/tell_guardian.h"
#include "events/events.h"
#include "platform/city_day.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "platform/qr_picture.h"
#include "settings/hotlines.h"
#include "sql/consent/add_act.h"
#include "sql/consent/add_link.h"
#include "sql/consent/find_class_of.h"
#include "sql/consent/find_link.h"
#include "sql/consent/give_back_try.h"
#include "sql/consent/list_links_of_class.h"
#include "sql/consent/list_slips.h"
#include "sql/consent/note_opened.h"
#include "sql/consent/read_own_link.h"
#include "sql/consent/revoke_links.h"
#include "sql/consent/spend_try.h"
#include "sql/consent/use_link.h"
#include "store/numbers.h"

namespace rongxin::consent {
namespace {

using store::GuardianTransaction;
using store::StaffTransaction;
using store::Transaction;
// Until the birthday is proved; from then on everything goes through guardian_*.
constexpr auto before_guardian = store::SystemKey::because(
    "an address on a slip leads to its text, and a birthday is tried against it, before a guardian is known");

/// A slip before anybody is known.
struct Link {
  StudentId student;
  std::int64_t number = 0;
  std::string purpose;
  AgeBand band = AgeBand::under_14;
  std::int64_t expires_at_ms = 0, found_at_ms = 0, tries_left = 0, act_no = 0, guardian_no = 0;
  std::string born_on;

  bool knows(std::string_view birthday) const { return birthday == born_on.substr(5, 2) + born_on.substr(8, 2); }
};

/// The slip of a guardian who has shown themselves, as their own scopes show it.
struct OwnLink {
  StudentId student;
  std::string purpose;
  AgeBand band = AgeBand::under_14;
  std::int64_t act_no = 0;
  std::string child_name, decision;
  std::int64_t decided_at_ms = 0;
};

// Tells whether two devices came from one place, and nothing else.
std::string place_mark(const Key& key, std::string_view address) {
  return address.empty() ? ""
                         : hex(view(CryptoProvider::standard().mac(key, "slip/" + std::string(address)))).substr(0, 8);
}

std::string token_of(const Key& key, StudentId student, std::int64_t number) {
  return access::public_id(key, access::PublicKind::consent_link, {student, static_cast<std::uint32_t>(number)});
}

Result<Link> find_link(const Consent& consent, Transaction& transaction, std::string_view token) {
  const auto number = access::read_public_id(consent.keys.public_id, access::PublicKind::consent_link, token);
  if (!number || number->second != 0) return problems::not_found;
  auto found = transaction.one(
      before_guardian, sql::consent::find_link{.student_id = number->student, .link_no = std::int64_t{number->first}},
      [&](const auto& row) {
        return Link{number->student,           number->first,       std::string(row.purpose()),
                    band_of(row.age_band()),   row.expires_at_ms(), transaction.moment().ms(),
                    row.tries_left(),          row.act_no(),        row.guardian_no(),
                    std::string(row.born_on())};
      });
  if (!found) return problems::not_found;
  return std::move(*found);
}

Result<OwnLink> read_own_link(GuardianTransaction& transaction, const access::Guardian& guardian) {
  auto found = transaction.one(sql::consent::read_own_link{}, [&](const auto& row) {
    return OwnLink{guardian.student(), std::string(row.purpose()), band_of(row.age_band()),
                   row.act_no(),       std::string(row.name()),    std::string(row.decision()),
                   row.at_ms()};
  });
  if (!found) return problems::not_found;
  return std::move(*found);
}

// A slip from before the fourteenth birthday decides nothing after it. guardian_link says the same; here it becomes an
// answer in words.
bool over(const Consent& consent, const Link& link) {
  return link.act_no == 0 &&
         (link.expires_at_ms <= link.found_at_ms || age_band(link.born_on, consent.clock.today()) != link.band);
}

api::FamilyLink::State state_of(const Consent& consent, const Link& link) {
  if (link.tries_left <= 0) return "locked";
  if (over(consent, link)) return "expired";
  return "open";
}

api::ConsentText told_text(const Consent& consent, std::string_view purpose) {
  const auto& text = consent.texts.holding(purpose, "guardian", consent.clock.today());
  return {.version = text.version,
          .effective_on = text.effective_on,
          .title = {text.title_zh, text.title_en},
          .body = {text.body_zh, text.body_en}};
}

std::string receipt_of(const Key& key, StudentId student, std::int64_t act_no) {
  std::string message("consent");
  append_u64(message, static_cast<std::uint64_t>(student.value));
  append_u64(message, static_cast<std::uint64_t>(act_no));
  return base32(view(CryptoProvider::standard().mac(key, message)), 8);
}

// 林晨 -> 林＊: a parent of two knows which child is meant, a finder of the slip does not.
std::string masked(const std::string& name) {
  std::size_t first = 1;
  while (first < name.size() && (static_cast<unsigned char>(name[first]) & 0xC0) == 0x80) ++first;
  return name.substr(0, first) + "＊";
}

// What was said is shown to nobody who only knows a birthday: a teacher does, and the child.
api::FamilyLinkOpened opened(const Consent& consent, const OwnLink& link) {
  api::FamilyLinkOpened out{.child_name = masked(link.child_name),
                            .asked = "consent",
                            .text = told_text(consent, link.purpose),
                            .answered = link.act_no != 0};
  if (link.band == AgeBand::from_14) {
    out.asked = "know";
    out.choices = {"informed"};
  } else if (link.act_no == 0) {
    out.choices = {"given", "refused"};
  } else {
    out.choices = {"given", "withdrawn"};
  }
  return out;
}

api::FamilyLinkOpened decided(const Consent& consent, const OwnLink& link) {
  api::FamilyLinkOpened out = opened(consent, link);
  out.decision = api::FamilyLinkOpened::Decision(link.decision);
  out.receipt = receipt_of(consent.keys.receipt, link.student, link.act_no);
  out.decided_at_ms = link.decided_at_ms;
  return out;
}

// The try is taken first and given back when the birthday was right, in one transaction: three hundred
// guesses at once are counted one after the other. A refusal comes after it, so that it takes nothing back.
Result<access::Guardian> prove(Consent& consent, std::string_view token, std::string_view birthday) {
  bool locked = false, right = false;
  RONGXIN_TRY(link, consent.database.write(before_guardian, [&](Transaction& transaction) -> Result<Link> {
    locked = right = false;
    RONGXIN_TRY(found, find_link(consent, transaction, token));
    locked = transaction.run(before_guardian,
                             sql::consent::spend_try{.student_id = found.student, .link_no = found.number}) == 0;
    right = !locked && found.knows(birthday);
    if (right)
      transaction.run(before_guardian,
                      sql::consent::give_back_try{.student_id = found.student, .link_no = found.number});
    else
      consent.audit.append(transaction, {"system", 0, 0, "openFamilyLink", found.student.value,
                                         "refused, link " + std::to_string(found.number)});
    RONGXIN_TRY(after, find_link(consent, transaction, token));
    return after;
  }));
  if (locked || link.tries_left <= 0) return problems::consent_link_locked;
  if (!right)
    return Problem(problems::consent_fact_wrong, "birthday", {{"tries_left", std::to_string(link.tries_left)}});
  if (over(consent, link)) return problems::consent_link_expired;
  return access::GuardianMint::by_slip(link.student, link.number, link.guardian_no,
                                       born_fourteen_years_ago(consent.clock.today()));
}

// A family may change its mind, either way, as often as it likes; from 14 a guardian has nothing to decide.
bool may_follow(const OwnLink& link, std::string_view decision) {
  if (link.band == AgeBand::from_14) return decision == "informed";
  return decision == "given" || decision == (link.act_no == 0 ? "refused" : "withdrawn");
}

// The same again is the lost reply of before; later it is a new word, so that asking does not tell what was said.
bool is_repeated(const Consent& consent, const OwnLink& link, std::string_view decision) {
  constexpr std::int64_t lately_ms = 10 * 60'000;
  return link.act_no != 0 && link.decision == decision && consent.clock.now_ms() - link.decided_at_ms < lately_ms;
}

struct LinkOut {
  std::int64_t number = 0, tries_left = 0, made_at_ms = 0, made_by = 0;
  AgeBand band = AgeBand::under_14;
  std::string made_by_name;
  bool caller_psychologist = false;
};
using LinksOut = std::map<std::pair<std::int64_t, std::int64_t>, LinkOut>;  ///< newest by student and guardian

LinksOut links_of_class(const Consent& consent, StaffTransaction& transaction, UnitId school_class) {
  // A slip from before families were asked again is none: they get another one.
  const auto* again = consent.texts.asked_again("screening", "guardian", consent.clock.today());
  LinksOut out;
  transaction.each(
      sql::consent::list_links_of_class{
          .class_unit_id = school_class,
          .now_ms = consent.clock.now_ms(),
          .asked_again_since_ms = again == nullptr ? std::int64_t{0} : midnight_ms(again->asks_again_from_on)},
      [&](const auto& row) {
        out[{row.student_id().value, row.guardian_no()}] = {row.link_no(),
                                                            row.tries_left(),
                                                            row.made_at_ms(),
                                                            row.made_by().value,
                                                            band_of(row.age_band()),
                                                            std::string(row.made_by_name()),
                                                            row.caller_role() == "psychology_teacher"};
      });
  return out;
}

}  // namespace

namespace {

struct AskedGuardian {
  StudentId student;
  std::string name, relation;
  std::int64_t seat, guardian;
  AgeBand band;
};

// Whether a slip is made now: none is out there, or it was asked for again. One that was locked by wrong birthdays gets
// a successor from the psychologist only: whoever guesses must not print more guesses.
bool is_made_now(const access::Caller& caller, const AskedGuardian& one, const LinkOut* out,
                 const std::vector<StudentId>& again) {
  if (out == nullptr || out->band != one.band) return true;
  const bool asked_again = std::find(again.begin(), again.end(), one.student) != again.end();
  return asked_again && (out->tries_left > 0 || caller.role() == access::Role::psychology_teacher);
}

}  // namespace

Result<api::ConsentSlips> print_slips(Consent& consent, const access::Caller& caller, UnitId school_class,
                                      std::int64_t days_max, const std::vector<StudentId>& again,
                                      std::string_view address) {
  api::ConsentSlips told;
  std::string shown;
  const Status made = consent.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    told = {.valid_days = days_max};
    shown.clear();
    const std::int64_t now_ms = consent.clock.now_ms();
    std::vector<AskedGuardian> asked;
    transaction.each(
        sql::consent::list_slips{.class_unit_id = school_class,
                                 .born_fourteen_years_ago = born_fourteen_years_ago(consent.clock.today())},
        [&](const auto& row) {
          asked.push_back({row.student_id(), std::string(row.name()), std::string(row.relation()), row.seat_no(),
                           row.guardian_no(), row.is_fourteen() != 0 ? AgeBand::from_14 : AgeBand::under_14});
        });
    if (asked.empty()) return problems::not_found;
    const auto out = links_of_class(consent, transaction, school_class);
    std::set<std::pair<std::int64_t, std::int64_t>> made_now;
    for (const auto& one : asked) {
      const auto found = out.find({one.student.value, one.guardian});
      if (one.guardian == 0 || !is_made_now(caller, one, found == out.end() ? nullptr : &found->second, again))
        continue;
      transaction.run(
          sql::consent::revoke_links{.student_id = one.student, .guardian_no = one.guardian, .now_ms = now_ms});
      transaction.run(sql::consent::add_link{.student_id = one.student,
                                             .guardian_no = one.guardian,
                                             .age_band = band_name(one.band),
                                             .now_ms = now_ms,
                                             .made_by = caller.account(),
                                             .expires_at_ms = transaction.moment().ms() + days_max * day_ms,
                                             .tries_left = std::int64_t{link_tries},
                                             .made_from = place_mark(consent.keys.look_up, address)});
      made_now.insert({one.student.value, one.guardian});
    }
    const auto after = links_of_class(consent, transaction, school_class);
    for (const auto& one : asked) {
      const auto link = after.find({one.student.value, one.guardian});
      if (one.guardian == 0 || link == after.end()) {
        told.on_paper.push_back({.name = one.name, .seat = one.seat});
      } else if (!made_now.contains({one.student.value, one.guardian})) {
        // Its address was on paper once and is not shown again.
        told.printed_before.push_back({.student_id = one.student,
                                       .name = one.name,
                                       .seat = one.seat,
                                       .relation = one.relation,
                                       .printed_at_ms = link->second.made_at_ms,
                                       .printed_by = link->second.made_by_name,
                                       .locked = link->second.tries_left <= 0});
      } else {
        const std::string opens =
            consent.public_address + "/f/#" + token_of(consent.keys.public_id, one.student, link->second.number);
        told.slips.push_back(
            {.name = one.name, .seat = one.seat, .relation = one.relation, .address = opens, .qr_svg = qr_svg(opens)});
        shown += " " + std::to_string(one.student.value) + "/" + std::to_string(link->second.number) +
                 (out.contains({one.student.value, one.guardian}) ? " again" : "");
      }
    }
    consent.audit.append(
        transaction, audit::by(caller, "printConsentSlips", 0, "class " + std::to_string(school_class.value) + shown));
    return success();
  });
  if (!made.ok()) return made.problem();
  return told;
}

Result<api::FamilyLink> read_link(Consent& consent, std::string_view token) {
  std::vector<settings::Hotline> lines;
  RONGXIN_TRY(link, consent.database.read(before_guardian, [&](Transaction& transaction) -> Result<Link> {
    RONGXIN_TRY(found, find_link(consent, transaction, token));
    const auto unit = transaction.one(before_guardian, sql::consent::find_class_of{.student_id = found.student},
                                      [](const auto& row) { return row.class_unit_id(); });
    const std::string today = consent.clock.today();
    lines = settings::shown_hotlines(unit ? settings::read_hotlines(transaction, *unit, today)
                                          : settings::read_city_hotlines(transaction, today));
    return std::move(found);
  }));
  return api::FamilyLink{.state = state_of(consent, link),
                         .purpose = api::FamilyLink::Purpose(link.purpose),
                         .text = told_text(consent, link.purpose),
                         .hotlines = settings::told_hotlines(lines)};
}

namespace {

std::string about(const access::Guardian& guardian) {
  return "guardian " + std::to_string(guardian.guardian_no()) + " link " + std::to_string(guardian.link_no());
}

}  // namespace

Result<api::FamilyLinkOpened> open_link(Consent& consent, std::string_view token, std::string_view birthday,
                                        std::string_view address) {
  RONGXIN_TRY(guardian, prove(consent, token, birthday));
  return consent.database.write(guardian, [&](GuardianTransaction& transaction) -> Result<api::FamilyLinkOpened> {
    RONGXIN_TRY(link, read_own_link(transaction, guardian));
    transaction.run(sql::consent::note_opened{.now_ms = consent.clock.now_ms(),
                                              .opened_from = place_mark(consent.keys.look_up, address)});
    consent.audit.append(transaction, {"system", 0, 0, "openFamilyLink", link.student.value, about(guardian)});
    return opened(consent, link);
  });
}

Result<ProvedGuardian> prove_guardian(Consent& consent, std::string_view token, std::string_view birthday) {
  RONGXIN_TRY(guardian, prove(consent, token, birthday));
  RONGXIN_TRY(link, consent.database.read(guardian, [&](GuardianTransaction& transaction) {
    return read_own_link(transaction, guardian);
  }));
  return ProvedGuardian{std::move(guardian), masked(link.child_name)};
}

Result<api::FamilyLinkOpened> decide_link(Consent& consent, std::string_view token, const api::FamilyDecision& wanted,
                                          std::string_view address) {
  const std::string_view decision = wanted.decision.text();
  RONGXIN_TRY(guardian, prove(consent, token, wanted.birthday));
  std::optional<bool> stopped;
  auto body = consent.database.write(guardian, [&](GuardianTransaction& transaction) -> Result<api::FamilyLinkOpened> {
    stopped.reset();
    RONGXIN_TRY(link, read_own_link(transaction, guardian));
    if (is_repeated(consent, link, decision)) return decided(consent, link);
    if (!may_follow(link, decision)) return problems::consent_link_used;
    const auto& text = consent.texts.holding(link.purpose, "guardian", consent.clock.today());
    if (text.version != wanted.text_version) return problems::consent_text_changed;
    const std::int64_t now_ms = consent.clock.now_ms(), act_no = store::take_numbers(transaction, "consent_act");
    if (transaction.run(sql::consent::use_link{.act_no = act_no, .act_no_before = link.act_no}) == 0)
      return problems::consent_link_used;
    transaction.run(sql::consent::add_act{.act_no = act_no,
                                          .decision = decision,
                                          .text_version = text.version,
                                          .text_hash = text.content_hash,
                                          .now_ms = now_ms});
    transaction.run(
        sql::consent::note_opened{.now_ms = now_ms, .opened_from = place_mark(consent.keys.look_up, address)});
    events::add(transaction, decision_told_kind, std::to_string(guardian.guardian_no()), now_ms);
    if (link.purpose == "screening") stopped = settle(transaction, link.student, consent.clock);
    consent.audit.append(transaction, {"system", 0, 0, "decideFamilyLink", link.student.value,
                                       about(guardian) + " act " + std::to_string(act_no)});
    link.act_no = act_no;
    link.decision = decision;
    link.decided_at_ms = now_ms;
    return decided(consent, link);
  });
  if (body && stopped) consent.withdrawals.set(guardian.student(), *stopped);
  return body;
}

}  // namespace rongxin::consent
