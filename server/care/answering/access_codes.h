#pragma once
// What a child types or a slip carries: derived from a key, so that none of it is stored.
#include <string>
#include <string_view>

#include "platform/bytes.h"
#include "platform/crypto.h"
#include "platform/ids.h"

namespace rongxin::answering {

/// Access codes: 8 digits of base 32 and a check digit, derived from the key, so that a lost slip
/// can be printed again without the code being stored anywhere.
/// `code_no` counts the codes that a child has been given for a campaign; the last one holds.
std::string access_code_of(const Key& key, StudentId student, CampaignId campaign, std::int64_t code_no = 1);
/// The lasting card of a child: 16 digits and a check digit.
std::string card_of(const Key& key, StudentId student);
Digest look_up_digest(const Key& key, std::string_view normal_code);
/// What was typed, as it was printed; empty when it has not so many digits or its check digit is another one.
std::string checked_code(std::string_view typed, std::size_t digits);

}  // namespace rongxin::answering
