#include "answering/sign_in_to_answer.h"

#include "access/caller_mint.h"
#include "access/public_id.h"
#include "answering/claim_seat.h"
#include "answering/code_look_up.h"
#include "answering/code_proof.h"
#include "answering/personal_card.h"
#include "answering/problems.h"
#include "answering/seat_proof.h"
#include "answering/submitted_sheet.h"
#include "answering/ticket.h"
#include "sql/answering/begin_draft.h"
#include "sql/answering/find_by_code.h"
#include "sql/answering/find_card_owner.h"
#include "sql/answering/list_names_beside.h"
#include "sql/answering/prove_seat.h"
#include "sql/answering/read_answerer.h"
#include "sql/answering/read_draft_state.h"
#include "sql/answering/read_school_of.h"
#include "sql/answering/read_sheet.h"

namespace rongxin::answering {
namespace {

using store::SystemKey;
constexpr auto before_caller = SystemKey::because("a child who signs in is found before there is a caller");
constexpr std::int64_t ticket_lasts_ms = 24LL * 3600 * 1000;
constexpr std::size_t session_code_digits = 6;

struct Found {
  StudentId student;
  CampaignId campaign;
};

// The QR code of a slip carries the slip's code where a card carries its own.
bool is_card(const AnswererCredential& credential) { return normal_base32(credential.card).size() > 9; }

std::string code_of(const AnswererCredential& credential) {
  return is_card(credential) ? checked_code(credential.card, 16)
                             : checked_code(credential.card + credential.access_code, 8);
}

bool names_a_session(const AnswererCredential& credential) {
  return credential.card.empty() && normal_base32(credential.access_code).size() == session_code_digits;
}

std::optional<Found> by_code(campaigns::Screening& screening, store::Transaction& transaction,
                             const std::string& code) {
  struct Hit {
    StudentId student;
    std::optional<CampaignId> campaign;
  };
  const auto hit = transaction.one(
      before_caller,
      sql::answering::find_by_code{.look_up_digest = BytesView(view(look_up_digest(screening.keys.look_up, code)))},
      [](const auto& row) {
        return Hit{row.student_id(), row.campaign_id()};
      });
  if (!hit) return std::nullopt;
  if (hit->campaign) return Found{hit->student, *hit->campaign};
  std::optional<Found> newest = Found{hit->student, no_campaign};
  for (const auto id : memberships(transaction, hit->student)) {
    const auto campaign = screening.shelf.find(id);
    if (newest->campaign == no_campaign && campaign && campaign->open_at(screening.clock.now_ms()))
      newest = Found{hit->student, campaign->id};
  }
  return newest;
}

Result<Found> find_by_code(campaigns::Screening& screening, store::Transaction& transaction,
                           const AnswererCredential& credential) {
  const std::string code = code_of(credential);
  const auto found = code.empty() ? std::nullopt : by_code(screening, transaction, code);
  if (!found) return problems::code_unknown;
  return *found;
}

// Enough to see that two sign-ins came from one room, too little to be a person.
std::string address_prefix(const std::string& address) {
  if (address.find(':') != std::string::npos) {
    std::size_t end = 0;
    for (int part = 0; part < 3 && end != std::string::npos; ++part) end = address.find(':', end + (part == 0 ? 0 : 1));
    return address.substr(0, end) + "::/48";
  }
  const auto end = address.rfind('.');
  return end == std::string::npos ? "" : address.substr(0, end) + ".0/24";
}

std::string device_mark(const campaigns::Screening& screening, const AnswererCredential& credential) {
  return hex(view(CryptoProvider::standard().mac(screening.keys.look_up, "device/" + credential.device))).substr(0, 8);
}

std::string way_in(const campaigns::Screening& screening, const AnswererCredential& credential, std::string_view way) {
  return std::string(way) + (credential.seat > 0 ? " " + std::to_string(credential.seat) : "") + ", device " +
         device_mark(screening, credential) + ", from " + address_prefix(credential.address);
}

// A ticket that can ask for help: no sheet, no draft, no name, a line in the log.
Result<Opened> open_card(campaigns::Screening& screening, StudentId student, const std::string& way) {
  const auto enrolled = screening.database.read(before_caller, [&](store::Transaction& transaction) {
    return transaction.one(before_caller, sql::answering::find_card_owner{.student_id = student},
                           [](const auto& row) { return row.student_id().value; });
  });
  if (!enrolled) return problems::code_unknown;
  screening.vault.key_of(student);
  api::AnsweringTicket out{.device = 1};
  out.expires_at_ms = screening.clock.now_ms() + ticket_lasts_ms;
  const access::TicketBounds bounds{0, out.expires_at_ms, out.expires_at_ms};
  const auto answerer = access::CallerMint::answerer(student, no_campaign, 1, 1, ClassSessionId(0), false,
                                                     access::AssentAsked::no, bounds);
  RONGXIN_CHECK(screening.database.write(answerer, [&](store::OwnTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(answerer, "signInToAnswer", way));
    return success();
  }));
  out.ticket = issue_ticket(screening.keys.ticket, answerer);
  out.sheet_id = access::public_id(screening.keys.public_id, access::PublicKind::sheet, {student, 0, 1});
  out.form_hash = card_form_hash;
  out.state = "open";
  return Opened(std::move(out));
}

// A child who has been found, with what decides which form it sees.
struct About {
  std::string name, consent;
  ClassSessionId session;
  int attempt = 1;
  bool by_acts = false;
  std::int64_t code_no = 1;
  std::optional<std::int64_t> proofs_left = {};  ///< none: the code has not opened its sheet yet
  consent::Standing standing = {};

  bool consented() const { return by_acts ? standing.may_answer : consent == "given" && !standing.stopped; }
  access::AssentAsked assent() const {
    if (!by_acts || !standing.assent_asked) return access::AssentAsked::no;
    return standing.band == consent::AgeBand::from_14 ? access::AssentAsked::from_14 : access::AssentAsked::under_14;
  }
};

std::optional<About> read_about(const campaigns::Screening& screening, store::Transaction& transaction, Found found) {
  auto about = transaction.one(
      before_caller,
      sql::answering::read_answerer{
          .student_id = found.student, .campaign_id = found.campaign, .now_ms = screening.clock.now_ms()},
      [](const auto& row) {
        return About{std::string(row.name()),        std::string(row.consent()),
                     row.class_session_id(),         static_cast<int>(row.attempt_no()),
                     row.consent_source() == "acts", row.code_no(),
                     row.code_proofs_left()};
      });
  if (about) about->standing = consent::read_standing(transaction, found.student, screening.clock.today());
  return about;
}

// What the child's own rows say of the sheet: the next device, how far earlier ones came, whether it is in.
struct SheetSoFar {
  int devices = 0, drafts = 0;
  bool handed_in = false;
};
SheetSoFar read_so_far(store::OwnTransaction& own, const Found& found, const About& about, api::AnsweringTicket& out) {
  SheetSoFar so_far;
  own.each(sql::answering::read_draft_state{.campaign_id = found.campaign, .attempt = about.attempt},
           [&](const auto& row) {
             so_far = {static_cast<int>(row.devices()), static_cast<int>(row.drafts()), false};
             out.first_item = row.next_item();
           });
  out.device = so_far.devices + 1;
  out.state = "open";
  own.each(sql::answering::read_sheet{.campaign_id = found.campaign, .attempt = about.attempt}, [&](const auto& row) {
    // A no may become a yes, and who only read may answer once the family has said yes.
    if (row.state() == "declined") out.declined_before = true;
    if (row.state() == "closed_unfinished" || row.state() == "declined" || (row.state() == "read" && about.consented()))
      return;
    so_far.handed_in = true;
  });
  return so_far;
}

access::Answerer answerer_of(const Found& found, const About& about, int device, const access::TicketBounds& bounds) {
  return access::CallerMint::answerer(found.student, found.campaign, about.attempt, device, about.session,
                                      about.consented(), about.assent(), bounds);
}

void give_ticket(campaigns::Screening& screening, const campaigns::CompiledCampaign& campaign,
                 const access::Answerer& answerer, api::AnsweringTicket& out) {
  out.expires_at_ms = answerer.bounds().expires_at_ms;
  out.ticket = issue_ticket(screening.keys.ticket, answerer);
  out.sheet_id = access::public_id(screening.keys.public_id, access::PublicKind::sheet,
                                   {answerer.student(), static_cast<std::uint32_t>(answerer.campaign().value),
                                    static_cast<std::uint8_t>(answerer.attempt())});
  // One hash for both forms: which one it is shows to nobody.
  out.form_hash = campaign.form_hash;
}

std::vector<std::string> choices_of(campaigns::Screening& screening, StudentId student, CampaignId campaign,
                                    std::string_view name, const std::string& about) {
  std::vector<std::string> names_beside;
  screening.database.read(before_caller, [&](store::Transaction& transaction) {
    transaction.each(before_caller, sql::answering::list_names_beside{.student_id = student, .campaign_id = campaign},
                     [&](const auto& row) { names_beside.push_back(std::string(row.name())); });
    return 0;
  });
  return gap_choices(screening.keys.look_up, name, about, names_beside);
}

const char* way_of(const AnswererCredential& credential) {
  return is_card(credential) ? "card" : credential.card.empty() ? "code" : "address";
}

// The days on which a code opens its sheet, and those on which it only delivers.
struct Days {
  bool open = false, delivers = false;
  std::int64_t deliver_until_ms = 0;
};
Days days_of(const campaigns::CompiledCampaign& campaign, std::int64_t now_ms) {
  const std::int64_t closes_at_ms = campaign.definition.closes_at_ms;
  const bool open = campaign.open_at(now_ms);
  return {open, !open && !campaign.recalled && now_ms >= closes_at_ms && now_ms < closes_at_ms + delivery_lasts_ms,
          closes_at_ms + delivery_lasts_ms};
}

struct Entered {
  Entry entry = Entry::spent;
  std::int64_t tries_left = 0;
  std::optional<access::Answerer> answerer;
  api::AnsweringTicket out;
};

Result<Entered> enter_by_code(campaigns::Screening& screening, store::Transaction& transaction,
                              const AnswererCredential& credential, const Found& found, const About& about,
                              const Days& days) {
  const std::int64_t now_ms = screening.clock.now_ms();
  const access::TicketBounds bounds{about.code_no, now_ms + ticket_lasts_ms, days.deliver_until_ms};
  const auto finder = answerer_of(found, about, 0, bounds);
  store::OwnTransaction own(transaction.connection(), finder);
  Entered done;
  const auto so_far = read_so_far(own, found, about, done.out);
  HeldCode code{found.student, found.campaign, about.name, about.proofs_left};
  if (!so_far.handed_in) {
    // After the end only what was begun is delivered: nobody begins anew.
    if (days.delivers && so_far.drafts == 0) return problems::campaign_not_open;
    done.entry =
        is_card(credential) || about.proofs_left ? prove_code(transaction, code, credential.name_part) : Entry::in;
    done.tries_left = code.proofs_left.value_or(code_tries);
  }
  if (done.entry == Entry::in) {
    if (days.delivers) done.out.state = "deliver";
    done.answerer = answerer_of(found, about, static_cast<int>(done.out.device), bounds);
    own.run_later(sql::answering::begin_draft{.campaign_id = found.campaign,
                                              .attempt = about.attempt,
                                              .device_no = done.out.device,
                                              .class_session_id = about.session,
                                              .first_item = done.out.first_item,
                                              .now_ms = now_ms});
    note_code_used(transaction, code);
  }
  screening.audit.append(transaction, audit::by(finder, "signInToAnswer",
                                                entry_words(done.entry, !credential.name_part.empty()) +
                                                    way_in(screening, credential, way_of(credential))));
  return done;
}

Result<Opened> sign_in_by_code(campaigns::Screening& screening, const AnswererCredential& credential) {
  std::optional<About> about;
  RONGXIN_TRY(found, screening.database.read(before_caller, [&](store::Transaction& transaction) -> Result<Found> {
    auto hit = find_by_code(screening, transaction, credential);
    if (!hit || hit->campaign == no_campaign) return hit;
    about = read_about(screening, transaction, *hit);
    if (!about) return problems::code_unknown;
    return hit;
  }));
  if (found.campaign == no_campaign) return open_card(screening, found.student, way_in(screening, credential, "card"));
  const auto campaign = screening.shelf.find(found.campaign);
  if (!campaign) return problems::campaign_not_open;
  const Days days = days_of(*campaign, screening.clock.now_ms());
  if (!days.open && !days.delivers) return problems::campaign_not_open;
  screening.vault.key_of(found.student);  // warms the cache that the answering path reads
  screening.consent.withdrawals.set(found.student, about->standing.stopped);  // a birthday changes it without an act
  const std::int64_t code_no = about->code_no;

  RONGXIN_TRY(done, screening.database.write(before_caller, [&](store::Transaction& transaction) -> Result<Entered> {
    about = read_about(screening, transaction, found);
    if (!about || about->code_no != code_no) return problems::code_unknown;  // a new one was given this moment
    return enter_by_code(screening, transaction, credential, found, *about, days);
  }));
  // Of a card whose sheet is in, or that somebody could not prove, the call for somebody is left: it names nobody.
  if (is_card(credential) && (done.entry == Entry::spent || done.entry == Entry::locked))
    return open_card(screening, found.student, way_in(screening, credential, "card"));
  switch (done.entry) {
    case Entry::spent: return problems::code_spent;
    case Entry::locked: return problems::code_not_proved;
    case Entry::to_prove: {
      const auto choices =
          choices_of(screening, found.student, found.campaign, about->name,
                     "code/" + std::to_string(found.campaign.value) + "/" + std::to_string(found.student.value));
      return Opened(api::CodeToProve{
          .state = "code", .choices = {choices.begin(), choices.end()}, .tries_left = done.tries_left});
    }
    case Entry::in: break;
  }
  screening.changed.add(found.student, found.campaign);
  give_ticket(screening, *campaign, *done.answerer, done.out);
  done.out.display_name = about->name;
  return Opened(std::move(done.out));
}

Result<Opened> sign_in_by_seat(campaigns::Screening& screening, const AnswererCredential& credential) {
  const std::string mark = device_mark(screening, credential);
  api::AnsweringTicket out;
  std::optional<access::Answerer> answerer;
  std::optional<About> about;
  RONGXIN_TRY(
      seat, screening.database.write(before_caller, [&](store::Transaction& transaction) -> Result<ClaimedSeat> {
        out = {};
        answerer.reset();
        RONGXIN_TRY(claimed, claim_seat(screening, transaction, credential, mark));
        const Found found{claimed.student, claimed.campaign};
        const auto campaign = screening.shelf.find(found.campaign);
        about = read_about(screening, transaction, found);
        if (!about || !campaign || !campaign->open_at(screening.clock.now_ms())) return problems::campaign_not_open;
        about->session = ClassSessionId(claimed.session);
        const auto finder = answerer_of(found, *about, 0, {});
        store::OwnTransaction own(transaction.connection(), finder);
        // Who is done needs the seat no more, and whoever asks is not told so.
        if (read_so_far(own, found, *about, out).handed_in) return problems::seat_taken;
        if (claimed.proved) {
          const access::TicketBounds bounds{about->code_no, claimed.ends_at_ms,
                                            campaign->definition.closes_at_ms + delivery_lasts_ms, true};
          answerer = answerer_of(found, *about, static_cast<int>(out.device), bounds);
          transaction.run(before_caller, sql::answering::prove_seat{.student_id = claimed.student,
                                                                    .class_session_id = ClassSessionId(claimed.session),
                                                                    .claim_no = claimed.claim_no,
                                                                    .device_no = out.device,
                                                                    .now_ms = screening.clock.now_ms()});
        }
        screening.audit.append(transaction, audit::by(finder, "signInToAnswer",
                                                      way_in(screening, credential,
                                                             claimed.proved    ? "seat"
                                                             : claimed.refused ? "refused, seat"
                                                                               : "looked at, seat")));
        return claimed;
      }));
  if (!seat.proved && seat.tries_left <= 0) return problems::seat_not_proved;
  if (!seat.proved) {
    const auto choices = choices_of(screening, seat.student, seat.campaign, seat.name,
                                    std::to_string(seat.session) + "/" + std::to_string(seat.student.value));
    return Opened(api::SeatToProve{.state = "seat",
                                   .masked_name = masked_name(seat.name),
                                   .choices = {choices.begin(), choices.end()},
                                   .tries_left = seat.tries_left});
  }
  screening.vault.key_of(seat.student);
  screening.consent.withdrawals.set(seat.student, about->standing.stopped);
  screening.changed.add(seat.student, seat.campaign);
  give_ticket(screening, *screening.shelf.find(seat.campaign), *answerer, out);
  out.display_name = masked_name(seat.name);
  return Opened(std::move(out));
}

}  // namespace

// The code of a class session has six digits and no check digit: each of them could open something.
bool well_formed(const AnswererCredential& credential) {
  return credential.seat > 0 || names_a_session(credential) || !code_of(credential).empty();
}

std::string school_of(campaigns::Screening& screening, const std::string& sheet_id) {
  const auto sheet = access::read_public_id(screening.keys.public_id, access::PublicKind::sheet, sheet_id);
  if (!sheet) return {};
  return screening.database
      .read(before_caller,
            [&](store::Transaction& transaction) {
              return transaction.one(before_caller, sql::answering::read_school_of{.student_id = sheet->student},
                                     [](const auto& row) { return std::to_string(row.school_unit_id().value); });
            })
      .value_or("");
}

Result<Opened> sign_in_to_answer(campaigns::Screening& screening, const AnswererCredential& credential,
                                 std::string_view language) {
  if (credential.seat > 0) return sign_in_by_seat(screening, credential);
  // The box of the page takes what stands on the screen of the room as well.
  if (names_a_session(credential)) {
    auto door = class_session_door(screening, credential.access_code, language);
    if (!door)
      return door.problem().is(problems::class_session_closed) ? Problem(problems::code_unknown) : door.problem();
    return Opened(std::move(*door));
  }
  return sign_in_by_code(screening, credential);
}

}  // namespace rongxin::answering
