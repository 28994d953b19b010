#pragma once
// What a security administrator cannot do alone: give anybody a post, and give one account both a password and a new
// second factor. A proposal waits (docs/adr/0014) for the leader of the school, or an officer above it; approvals
// confirm it.
#include <string>
#include <vector>

#include "access/caller.h"
#include "approvals/proposal_kinds.h"
#include "services/services.h"

namespace rongxin::accounts {

/// Within these days one person changes at most one of the two credentials of an account.
inline constexpr std::int64_t apart_ms = 30LL * 24 * 3600 * 1000;

enum class Credential { password, second_factor };

struct PostWaiting {
  AccountId account;
  UnitId unit;
  access::Role role;
  std::string until_on;  ///< "YYYY-MM-DD" or empty
};
/// The post stands in the store as ended until it is confirmed: nothing sees through it.
void propose_post(const Services& services, store::StaffTransaction& transaction, const access::Caller& caller,
                  const PostWaiting& post);

/// Whether the caller may change this credential now: alone, or because a second person has confirmed it within a day.
/// Else it waits for one from now on, and the answer is false.
bool may_change(const Services& services, store::StaffTransaction& transaction, const access::Caller& caller,
                AccountId account, Credential credential);

/// "post" and "credential". Problems of taking effect: not_found, not_signed_in_yet, second_person_not_free,
/// roles_apart, leader_first (a post at a school whose leader can confirm it: theirs alone for three days).
std::vector<approvals::Kind> account_kinds(const Services& services);

}  // namespace rongxin::accounts
