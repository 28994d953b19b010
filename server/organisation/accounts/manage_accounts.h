#pragma once
// Accounts and posts, kept by security administrators inside their own subtree. Nobody changes the own
// account; whoever leaves loses sessions, duty and open alerts in the same transaction.
#include <string>
#include <vector>

#include "access/caller.h"
#include "access/page_cursor.h"
#include "api/accounts.h"
#include "duty/duty_roster.h"
#include "http/route.h"
#include "platform/result.h"
#include "services/services.h"

namespace rongxin::accounts {

struct AccountTools : Services {
  duty::HandOver hand_over;
  access::PageCursor cursor;
};

struct PostToAdd {
  UnitId unit;
  access::Role role = access::Role::class_teacher;
  std::string until_on;  ///< "YYYY-MM-DD" or empty
};

/// The password is shown once and opens nothing but its own change, for seven days. The post waits for a second person
/// (second_person.h). Problems: not_found (unit), role_not_here, post_over, login_taken.
Result<api::GivenPassword> add_managed_account(const AccountTools& tools, const access::Caller& caller,
                                               const std::string& login, const std::string& name,
                                               const PostToAdd& post);
/// All four: not_found, own_account, account_beyond. A password and a second factor of one account within 30 days take
/// two persons: credential_needs_two.
Status end_managed_account(const AccountTools& tools, const access::Caller& caller, AccountId account);
Result<api::GivenPassword> give_password(const AccountTools& tools, const access::Caller& caller, AccountId account);
Status reset_second_factor(const AccountTools& tools, const access::Caller& caller, AccountId account);
/// It waits for a second person. Problems also: role_not_here, post_over, roles_apart.
Status add_managed_post(const AccountTools& tools, const access::Caller& caller, AccountId account,
                        const PostToAdd& post);
/// Duty in units where the person has no post left ends with it, and what they had taken on calls anew.
Status end_managed_post(const AccountTools& tools, const access::Caller& caller, PostId post);

std::vector<http::Route> account_routes(const AccountTools& tools);

}  // namespace rongxin::accounts
