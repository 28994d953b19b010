#include "consent/tell_guardian.h"

#include <boost/json.hpp>

#include "school_roll/school_roll.h"
#include "sql/consent/read_contact.h"
#include "texts/consent.h"

namespace rongxin::consent {
namespace {

constexpr auto telling = store::SystemKey::because(
    "a message to the guardian in whose name something was decided; nobody else reads the number");

// Several numbers stand with a blank between them: the first one is theirs.
std::string number_of(Consent& consent, StudentId student, std::int64_t guardian_no) {
  const auto key = consent.vault.key_of(student);
  if (!key) return {};
  std::string contact;
  const bool found =
      consent.database
          .read(telling,
                [&](store::Transaction& transaction) {
                  return transaction.one(telling,
                                         sql::consent::read_contact{.student_id = student, .guardian_no = guardian_no},
                                         [&](const auto& row) {
                                           return access::StudentVault::open(*key, student, school_roll::contact_place,
                                                                             row.sealed_contact(), contact);
                                         });
                })
          .value_or(false);
  if (!found) return {};
  const std::string phone(boost::json::parse(contact).at("phone").as_string());
  return phone.substr(0, phone.find(' '));
}

}  // namespace

events::Delivery tell_guardian(Consent& consent, const events::WebhookSettings& gateway, const events::Event& event) {
  const std::string number = gateway.url.empty() ? "" : number_of(consent, event.student, std::stoll(event.subject));
  if (number.empty()) return {"", false, false};
  return events::send_webhook(gateway,
                              {"family-" + std::to_string(event.number), number, texts::consent::answered_subject().zh,
                               texts::consent::answered().zh, "ranked", ""},
                              consent.clock.now_ms());
}

}  // namespace rongxin::consent
