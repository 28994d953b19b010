#include "accounts/credential_tries.h"

#include <algorithm>

#include "accounts/problems.h"
#include "http/peer_address.h"
#include "sql/accounts/forget_old_tries.h"
#include "sql/accounts/forget_tries.h"
#include "sql/accounts/note_try.h"
#include "sql/accounts/read_try.h"

namespace rongxin::accounts {
namespace {

using store::Transaction;
constexpr auto counting = store::SystemKey::because("tries are counted before there is a caller");
constexpr std::int64_t free_tries = 3, remembered_ms = 24LL * 3600 * 1000;
// Guessed at from so many places: each further one has a single try before it waits. Nobody is refused a first one.
constexpr std::int64_t guessed_at = 30;

struct Tries {
  std::int64_t tries = 0, wait_until_ms = 0;
};

BytesView octets(const Digest& digest) { return BytesView(view(digest)); }

Tries read(Transaction& transaction, const Digest& who, const Digest& place) {
  return transaction
      .one(counting, sql::accounts::read_try{.who = octets(who), .place = octets(place)},
           [](const auto& row) {
             return Tries{row.tries(), row.wait_until_ms()};
           })
      .value_or(Tries{});
}

}  // namespace

std::int64_t delay_ms(std::int64_t wrong, std::int64_t free) {
  return wrong < free ? 0 : std::min<std::int64_t>(300'000, 2000LL << std::min<std::int64_t>(wrong - free, 20));
}

Problem wait_problem(std::int64_t wait_ms) {
  return {problems::wait_before_trying, "", {{"retry_seconds", std::to_string((wait_ms + 999) / 1000)}}};
}

Digest CredentialTries::digest(std::string_view kind, std::string_view text) const {
  return CryptoProvider::standard().mac(key_, "try/" + std::string(kind) + "/" + std::string(text));
}

TryAt CredentialTries::sign_in(std::string_view login, const std::string& remote_address,
                               std::string_view device) const {
  if (!device.empty()) return {digest("login", login), digest("device", device), false};
  return {digest("login", login), digest("address", http::network_of(remote_address)), true};
}

TryAt CredentialTries::in_session(ContextId session) const {
  return {digest("session", std::to_string(session.value)), digest("session", "its own"), false};
}

Status CredentialTries::begin(Transaction& transaction, const TryAt& at) const {
  const std::int64_t now_ms = clock_.now_ms();
  transaction.run_later(counting, sql::accounts::forget_old_tries{.before_ms = now_ms - remembered_ms});
  const Digest everywhere = digest("place", "everywhere");
  const Tries here = read(transaction, at.who, at.place),
              all = at.stranger ? read(transaction, at.who, everywhere) : Tries{};
  if (here.wait_until_ms > now_ms) return wait_problem(here.wait_until_ms - now_ms);
  const std::int64_t waits_until_ms = now_ms + delay_ms(here.tries + 1, all.tries >= guessed_at ? 1 : free_tries);
  if (transaction.run(counting, sql::accounts::note_try{.who = octets(at.who),
                                                        .place = octets(at.place),
                                                        .tries_before = here.tries,
                                                        .wait_until_ms = waits_until_ms,
                                                        .now_ms = now_ms}) == 0)
    return wait_problem(1000);
  if (at.stranger)
    transaction.run(counting, sql::accounts::note_try{.who = octets(at.who),
                                                      .place = octets(everywhere),
                                                      .tries_before = all.tries,
                                                      .wait_until_ms = 0,
                                                      .now_ms = now_ms});
  return success();
}

void CredentialTries::forget(Transaction& transaction, const TryAt& at) const {
  transaction.run(counting, sql::accounts::forget_tries{.who = octets(at.who), .place = octets(at.place)});
  transaction.run(counting,
                  sql::accounts::forget_tries{.who = octets(at.who), .place = octets(digest("place", "everywhere"))});
}

}  // namespace rongxin::accounts
