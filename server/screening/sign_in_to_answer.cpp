#include "screening/sign_in_to_answer.h"

#include "access/caller_mint.h"
#include "access/public_id.h"
#include "screening/personal_card.h"
#include "screening/problems.h"
#include "screening/submitted_sheet.h"
#include "screening/ticket.h"
#include "sql/screening.h"

namespace rongxin::screening {
namespace {

using store::Row;
using store::SystemKey;
constexpr auto before_caller = SystemKey::because("a child who signs in is found before there is a caller");
constexpr std::int64_t ticket_lasts_ms = 24LL * 3600 * 1000;

struct Found {
  StudentId student;
  CampaignId campaign;
};

std::string checked_code(std::string_view typed, std::size_t digits) {
  const std::string normal = normal_base32(typed);
  if (normal.size() != digits + 1 || base32_check_digit(std::string_view(normal).substr(0, digits)) != normal.back()) return {};
  return normal;
}

// The QR code of a slip carries the slip's code where a card carries its own.
std::string checked_code(const AnswererCredential& credential) {
  const bool card = normal_base32(credential.card).size() > 9;
  return card ? checked_code(credential.card, 16) : checked_code(credential.card + credential.access_code, 8);
}

std::optional<Found> by_code(Screening& screening, store::Transaction& transaction, const std::string& code) {
  struct Hit {
    StudentId student;
    std::optional<std::int64_t> campaign;
  };
  const auto hit = transaction.one(before_caller, sql::screening::find_by_code,
                                   [](const Row& row) { return Hit{StudentId(row.integer(0)), row.optional_integer(1)}; },
                                   BytesView(view(look_up_digest(screening.keys.look_up, code))));
  if (!hit) return std::nullopt;
  if (hit->campaign) return Found{hit->student, CampaignId(*hit->campaign)};
  std::optional<Found> newest = Found{hit->student, no_campaign};
  transaction.each(before_caller, sql::screening::list_memberships, [&](const Row& row) {
    const auto campaign = screening.shelf.find(CampaignId(row.integer(0)));
    if (newest->campaign == no_campaign && campaign && campaign->open_at(screening.clock.now_ms())) newest = Found{hit->student, campaign->id};
  }, hit->student);
  return newest;
}

Result<Found> find_answerer(Screening& screening, store::Transaction& transaction, const AnswererCredential& credential) {
  std::optional<Found> found;
  if (credential.seat > 0) {
    struct Session {
      CampaignId campaign;
      UnitId unit;
      bool by_seat;
    };
    const auto session = transaction.one(before_caller, sql::screening::find_class_session, [](const Row& row) {
      return Session{CampaignId(row.integer(1)), UnitId(row.integer(2)), row.text(3) == "code_or_seat"};
    }, normal_base32(credential.class_session), screening.clock.now_ms());
    if (!session || !session->by_seat) return problems::class_session_closed;
    const auto student = transaction.one(before_caller, sql::screening::find_by_seat, [](const Row& row) { return StudentId(row.integer(0)); },
                                         session->campaign, session->unit, credential.seat);
    if (student) found = Found{*student, session->campaign};
  } else {
    const std::string code = checked_code(credential);
    if (!code.empty()) found = by_code(screening, transaction, code);
  }
  if (!found) return problems::code_unknown;
  return *found;
}

}  // namespace

std::string access_code_of(const Key& key, StudentId student, CampaignId campaign, std::int64_t code_no) {
  std::string message("code");
  append_u64(message, static_cast<std::uint64_t>(student.value));
  append_u64(message, static_cast<std::uint64_t>(campaign.value));
  if (code_no > 1) append_u64(message, static_cast<std::uint64_t>(code_no));
  const Digest digest = CryptoProvider::standard().mac(key, message);
  const std::string digits = base32(view(digest), 8);
  return digits + base32_check_digit(digits);
}

std::string card_of(const Key& key, StudentId student) {
  std::string message("card");
  append_u64(message, static_cast<std::uint64_t>(student.value));
  const Digest digest = CryptoProvider::standard().mac(key, message);
  const std::string digits = base32(view(digest), 16);
  return digits + base32_check_digit(digits);
}

namespace {

// A ticket that can ask for help: no sheet, no draft, a line in the log.
Result<SignedIn> open_card(Screening& screening, StudentId student) {
  const auto name = screening.database.read(before_caller, [&](store::Transaction& transaction) {
    return transaction.one(before_caller, sql::screening::read_card_owner, [](const Row& row) { return row.string(0); }, student);
  });
  if (!name) return problems::code_unknown;
  screening.vault.key_of(student);
  const auto answerer = access::CallerMint::answerer(student, no_campaign, 1, 1, ClassSessionId(0), false);
  RONGXIN_CHECK(screening.database.write(answerer, [&](store::OwnTransaction& transaction) -> Status {
    screening.audit.append(transaction, access::by(answerer, "signInToAnswer", "card"));
    return success();
  }));
  SignedIn out;
  out.expires_at_ms = screening.clock.now_ms() + ticket_lasts_ms;
  out.ticket = issue_ticket(screening.keys.ticket, answerer, out.expires_at_ms);
  out.sheet_id = access::public_id(screening.keys.public_id, access::PublicKind::sheet, {student, 0, 1});
  out.display_name = *name;
  out.form_hash = card_form_hash;
  out.state = "open";
  return out;
}

}  // namespace

// The code of a class session has six digits and no check digit: each of them could open something.
bool well_formed(const AnswererCredential& credential) {
  return credential.seat > 0 || normal_base32(credential.card + credential.access_code).size() == 6 || !checked_code(credential).empty();
}

std::string school_of(Screening& screening, const std::string& sheet_id) {
  const auto sheet = access::read_public_id(screening.keys.public_id, access::PublicKind::sheet, sheet_id);
  if (!sheet) return {};
  return screening.database.read(before_caller, [&](store::Transaction& transaction) {
    return transaction.one(before_caller, sql::screening::read_school_of, [](const Row& row) { return std::to_string(row.integer(0)); }, sheet->student);
  }).value_or("");
}

Digest look_up_digest(const Key& key, std::string_view normal_code) { return CryptoProvider::standard().mac(key, "answerer/" + std::string(normal_code)); }

Result<SignedIn> sign_in_to_answer(Screening& screening, const AnswererCredential& credential) {
  struct About {
    std::string name, consent;
    ClassSessionId session;
    int attempt = 1;
    bool by_acts = false;
    consent::Standing standing = {};
  };
  std::optional<About> about;
  RONGXIN_TRY(found, screening.database.read(before_caller, [&](store::Transaction& transaction) -> Result<Found> {
    auto hit = find_answerer(screening, transaction, credential);
    if (!hit || hit->campaign == no_campaign) return hit;
    about = transaction.one(before_caller, sql::screening::read_answerer,
                            [](const Row& row) { return About{row.string(0), row.string(1), ClassSessionId(row.integer(2)), static_cast<int>(row.integer(3)), row.text(4) == "acts"}; }, hit->student, hit->campaign,
                            screening.clock.now_ms());
    if (!about) return problems::code_unknown;
    about->standing = consent::read_standing(transaction, hit->student, screening.clock.today());
    return hit;
  }));
  if (found.campaign == no_campaign) return open_card(screening, found.student);
  const auto campaign = screening.shelf.find(found.campaign);
  const std::int64_t now_ms = screening.clock.now_ms();
  if (!campaign || !campaign->open_at(now_ms)) return problems::campaign_not_open;
  screening.vault.key_of(found.student);  // warms the cache that the answering path reads

  const int attempt = about->attempt;
  const auto& standing = about->standing;
  screening.consent.withdrawals.set(found.student, standing.stopped);  // a birthday changes it without an act
  const bool consented = about->by_acts ? standing.may_answer : about->consent == "given" && !standing.stopped;
  const auto assent = !about->by_acts || !standing.assent_asked ? access::AssentAsked::no : standing.band == consent::AgeBand::from_14 ? access::AssentAsked::from_14 : access::AssentAsked::under_14;
  const auto finder = access::CallerMint::answerer(found.student, found.campaign, attempt, 0, about->session, false);
  SignedIn out;
  auto begun = screening.database.write(finder, [&](store::OwnTransaction& transaction) -> Result<access::Answerer> {
    int devices = 0;
    out = SignedIn{};
    transaction.each(sql::screening::read_draft_state, [&](const Row& row) {
      devices = static_cast<int>(row.integer(0));
      out.first_item = static_cast<int>(row.integer(1));
    }, found.campaign, attempt);
    out.device = devices + 1;
    out.state = "open";
    transaction.each(sql::screening::read_sheet, [&](const Row& row) {
      if (row.text(2) == "closed_unfinished") return;
      out.state = "submitted";
      out.receipt = receipt_of(screening.keys.receipt, found.student, found.campaign, attempt, row.bytes(0));
    }, found.campaign, attempt);
    transaction.run_later(sql::screening::begin_draft, found.campaign, attempt, out.device, about->session, out.first_item, now_ms);
    const auto answerer = access::CallerMint::answerer(found.student, found.campaign, attempt, out.device, about->session, consented, assent);
    screening.audit.append(transaction, access::by(answerer, "signInToAnswer"));
    return answerer;
  });
  if (!begun) return std::move(begun).problem();
  // Handed in already: the card still calls somebody.
  if (!credential.card.empty() && out.state == "submitted") return open_card(screening, found.student);
  screening.changed.add(found.student, found.campaign);
  out.expires_at_ms = now_ms + ticket_lasts_ms;
  out.ticket = issue_ticket(screening.keys.ticket, *begun, out.expires_at_ms);
  out.sheet_id = access::public_id(screening.keys.public_id, access::PublicKind::sheet, {found.student, static_cast<std::uint32_t>(found.campaign.value), static_cast<std::uint8_t>(attempt)});
  out.display_name = about->name;
  out.form_hash = consented ? campaign->form_hash : campaign->reading_form_hash;
  return out;
}

Result<SessionDoor> class_session_door(Screening& screening, std::string_view code, std::string_view language) {
  struct Session {
    CampaignId campaign;
    bool by_seat;
    std::string class_name;
  };
  const auto session = screening.database.read(before_caller, [&](store::Transaction& transaction) {
    return transaction.one(before_caller, sql::screening::find_class_session,
                           [](const Row& row) { return Session{CampaignId(row.integer(1)), row.text(3) == "code_or_seat", row.string(4)}; },
                           normal_base32(code), screening.clock.now_ms());
  });
  if (!session) return problems::class_session_closed;
  const auto campaign = screening.shelf.find(session->campaign);
  if (!campaign || campaign->recalled) return problems::campaign_not_open;
  return SessionDoor{campaign->definition.title.at(std::string(language)), session->class_name, session->by_seat};
}

}  // namespace rongxin::screening
