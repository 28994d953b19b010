#include "consent/guardian_link.h"

#include <boost/json.hpp>
#include <chrono>

#include "access/public_id.h"
#include "consent/problems.h"
#include "platform/problem_catalogue.h"
#include "platform/qr_picture.h"
#include "sql/consent.h"
#include "store/numbers.h"

namespace rongxin::consent {
namespace {

namespace json = boost::json;
using store::Row;
using store::StaffTransaction;
using store::Transaction;
constexpr auto by_slip = store::SystemKey::because("a guardian answers by the address on a slip, and by what the family knows");
constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

std::int64_t midnight_ms(const std::string& day) {
  constexpr std::int64_t city_offset_ms = 8LL * 3600 * 1000;
  int year = 1970, month = 1, date = 1;
  std::sscanf(day.c_str(), "%d-%d-%d", &year, &month, &date);
  return std::chrono::sys_days(std::chrono::year(year) / month / date).time_since_epoch().count() * day_ms - city_offset_ms;
}

struct Link {
  StudentId student;
  std::int64_t number = 0;
  std::string purpose;
  AgeBand band = AgeBand::under_14;
  std::int64_t expires_at_ms = 0, tries_left = 0, act_no = 0, guardian_no = 0;
  std::string child_name, born_on, decision;
  std::int64_t decided_at_ms = 0;

  bool knows(std::string_view birthday) const { return birthday == born_on.substr(5, 2) + born_on.substr(8, 2); }
};

std::string token_of(const Key& key, StudentId student, std::int64_t number) {
  return access::public_id(key, access::PublicKind::consent_link, {student, static_cast<std::uint32_t>(number)});
}

Result<Link> find_link(const Consent& consent, Transaction& transaction, std::string_view token) {
  const auto number = access::read_public_id(consent.keys.public_id, access::PublicKind::consent_link, token);
  if (!number || number->second != 0) return problems::not_found;
  auto found = transaction.one(by_slip, sql::consent::find_link, [&](const Row& row) {
    return Link{number->student, number->first, row.string(0), band_of(row.text(1)), row.integer(2), row.integer(3), row.integer(4), row.integer(5),
                row.string(6), row.string(7), row.string(8), row.integer(9)};
  }, number->student, std::int64_t{number->first});
  if (!found) return problems::not_found;
  return std::move(*found);
}

// A slip from before the fourteenth birthday decides nothing after it.
bool over(const Consent& consent, const Link& link) {
  return link.act_no == 0 && (link.expires_at_ms <= consent.clock.now_ms() || age_band(link.born_on, consent.clock.today()) != link.band);
}

const char* state_of(const Consent& consent, const Link& link) {
  return link.tries_left <= 0 ? "locked" : link.act_no != 0 ? "answered" : over(consent, link) ? "expired" : "open";
}

json::object text_json(const Consent& consent, const Link& link) {
  const auto& text = consent.texts.holding(link.purpose, "guardian", consent.clock.today());
  return {{"version", text.version}, {"effective_on", text.effective_on}, {"title", json::object{{"zh-CN", text.title_zh}, {"en", text.title_en}}},
          {"body", json::object{{"zh-CN", text.body_zh}, {"en", text.body_en}}}};
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

json::object opened_json(const Consent& consent, const Link& link) {
  json::object body{{"child_name", masked(link.child_name)}, {"asked", link.band == AgeBand::from_14 ? "know" : "consent"}, {"text", text_json(consent, link)}};
  if (link.act_no == 0) return body;
  body["decision"] = link.decision;
  body["receipt"] = receipt_of(consent.keys.receipt, link.student, link.act_no);
  body["decided_at_ms"] = link.decided_at_ms;
  return body;
}

// The try is taken first and given back when the birthday was right, in one transaction: three hundred
// guesses at once are counted one after the other. A refusal comes after it, so that it takes nothing back.
Result<Link> prove(Consent& consent, std::string_view token, std::string_view birthday) {
  bool locked = false, right = false;
  RONGXIN_TRY(link, consent.database.write(by_slip, [&](Transaction& transaction) -> Result<Link> {
    locked = right = false;
    RONGXIN_TRY(found, find_link(consent, transaction, token));
    locked = transaction.run(by_slip, sql::consent::spend_try, found.student, found.number) == 0;
    right = !locked && found.knows(birthday);
    if (right) transaction.run(by_slip, sql::consent::give_back_try, found.student, found.number);
    else consent.audit.append(transaction, {"system", 0, 0, "openFamilyLink", found.student.value, "refused, link " + std::to_string(found.number)});
    RONGXIN_TRY(after, find_link(consent, transaction, token));
    return after;
  }));
  if (locked || link.tries_left <= 0) return problems::consent_link_locked;
  if (!right) return Problem(problems::consent_fact_wrong, "birthday", {{"tries_left", std::to_string(link.tries_left)}});
  if (over(consent, link)) return problems::consent_link_expired;
  return link;
}

bool may_follow(const Link& link, const std::string& decision) {
  if (link.act_no != 0) return link.decision == "given" && decision == "withdrawn";
  return link.band == AgeBand::from_14 ? decision == "informed" : decision == "given" || decision == "refused";
}

}  // namespace

Result<std::string> print_slips(Consent& consent, const access::Caller& caller, UnitId school_class, int days_max) {
  json::array slips, on_paper;
  std::string shown;
  const Status made = consent.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    slips.clear();
    on_paper.clear();
    shown.clear();
    const std::int64_t now_ms = consent.clock.now_ms();
    const std::string born = born_fourteen_years_ago(consent.clock.today());
    // A slip from before families were asked again is none: they get another one.
    const auto* again = consent.texts.asked_again("screening", "guardian", consent.clock.today());
    const std::int64_t again_ms = again == nullptr ? 0 : midnight_ms(again->asks_again_from_on);
    struct Missing { std::int64_t student, guardian; AgeBand band; };
    std::vector<Missing> missing;
    transaction.each(sql::consent::list_slips, [&](const Row& row) {
      if (row.integer(4) != 0 && row.integer(6) == 0) missing.push_back({row.integer(0), row.integer(4), row.integer(3) != 0 ? AgeBand::from_14 : AgeBand::under_14});
    }, school_class, born, now_ms, again_ms);
    for (const auto& one : missing)
      transaction.run(sql::consent::add_link, one.student, one.guardian, band_name(one.band), now_ms, caller.account(), now_ms + days_max * day_ms, std::int64_t{link_tries});
    transaction.each(sql::consent::list_slips, [&](const Row& row) {
      const StudentId student(row.integer(0));
      shown += " " + std::to_string(student.value);
      if (row.integer(6) == 0) {
        on_paper.push_back({{"name", row.text(1)}, {"seat", row.integer(2)}});
        return;
      }
      const std::string address = consent.public_address + "/f/#" + token_of(consent.keys.public_id, student, row.integer(6));
      slips.push_back({{"name", row.text(1)}, {"seat", row.integer(2)}, {"relation", row.text(5)}, {"address", address}, {"qr_svg", qr_svg(address)}});
    }, school_class, born, now_ms, again_ms);
    if (slips.empty() && on_paper.empty()) return problems::not_found;
    consent.audit.append(transaction, access::by(caller, "printConsentSlips", 0, "class " + std::to_string(school_class.value) + shown));
    return success();
  });
  if (!made.ok()) return made.problem();
  return json::serialize(json::object{{"valid_days", days_max}, {"slips", std::move(slips)}, {"on_paper", std::move(on_paper)}});
}

Result<std::string> read_link(Consent& consent, std::string_view token) {
  RONGXIN_TRY(link, consent.database.read(by_slip, [&](Transaction& transaction) { return find_link(consent, transaction, token); }));
  return json::serialize(json::object{{"state", state_of(consent, link)}, {"purpose", link.purpose}, {"text", text_json(consent, link)}});
}

Result<std::string> open_link(Consent& consent, std::string_view token, std::string_view birthday) {
  RONGXIN_TRY(link, prove(consent, token, birthday));
  RONGXIN_CHECK(consent.database.write(by_slip, [&](Transaction& transaction) -> Status {
    consent.audit.append(transaction, {"system", 0, 0, "openFamilyLink", link.student.value, "guardian " + std::to_string(link.guardian_no) + " link " + std::to_string(link.number)});
    return success();
  }));
  return json::serialize(opened_json(consent, link));
}

Result<ProvedGuardian> prove_guardian(Consent& consent, std::string_view token, std::string_view birthday) {
  RONGXIN_TRY(link, prove(consent, token, birthday));
  return ProvedGuardian{link.student, link.guardian_no, link.number, masked(link.child_name), link.purpose, link.decision};
}

Result<std::string> decide_link(Consent& consent, std::string_view token, const LinkDecision& wanted) {
  RONGXIN_TRY(proved, prove(consent, token, wanted.birthday));
  if (proved.act_no != 0 && proved.decision == wanted.decision) return json::serialize(opened_json(consent, proved));
  bool stopped = false;
  auto body = consent.database.write(by_slip, [&](Transaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(link, find_link(consent, transaction, token));
    if (!may_follow(link, wanted.decision)) return problems::consent_link_used;
    const auto& text = consent.texts.holding(link.purpose, "guardian", consent.clock.today());
    if (text.version != wanted.text_version) return problems::consent_text_changed;
    const std::int64_t now_ms = consent.clock.now_ms(), act_no = store::take_numbers(transaction, "consent_act");
    if (transaction.run(by_slip, sql::consent::use_link, link.student, link.number, act_no, link.act_no) == 0) return problems::consent_link_used;
    transaction.run(by_slip, sql::consent::add_act, link.student, act_no, link.purpose, "guardian", link.guardian_no, wanted.decision, band_name(link.band), text.version, text.content_hash, now_ms);
    if (link.purpose == "screening") stopped = settle(transaction, link.student, consent.clock);
    consent.audit.append(transaction, {"system", 0, 0, "decideFamilyLink", link.student.value, "guardian " + std::to_string(link.guardian_no) + " link " + std::to_string(link.number) + " act " + std::to_string(act_no)});
    link.act_no = act_no;
    link.decision = wanted.decision;
    link.decided_at_ms = now_ms;
    return json::serialize(opened_json(consent, link));
  });
  if (body && proved.purpose == "screening") consent.withdrawals.set(proved.student, stopped);
  return body;
}

}  // namespace rongxin::consent
