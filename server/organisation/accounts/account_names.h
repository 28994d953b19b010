#pragma once
// One spelling of what an account is known by. Logins are typed on phones and pasted out of tables: full-width letters,
// blanks at the ends and characters that nobody sees are taken off at every door (platform/normal_text.h), so that two
// logins that a person cannot tell apart are one.
#include <string>
#include <string_view>

#include "platform/clock.h"
#include "platform/result.h"
#include "store/database.h"

namespace rongxin::accounts {

inline constexpr std::size_t login_octets_min = 3, login_octets_max = 64, login_typed_octets_max = 256;

/// As it is stored and compared. Case stays: "Xinli" and "xinli" are two.
std::string normal_login(std::string_view typed);
/// Whether a normal login may be one: 3 to 64 octets, no blank inside, nothing unprintable.
bool may_be_login(std::string_view login);

/// Brings logins and names from before there was one form into it, at every start. A login whose plain form another
/// account has stays as it is, still signs in as it is written, and is told in the log by the numbers of both accounts:
/// nothing is merged.
Status normalise_stored_accounts(store::Database& database);

}  // namespace rongxin::accounts
