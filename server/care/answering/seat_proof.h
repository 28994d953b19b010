#pragma once
// Sign-in by seat in a computer room: a code on the wall and a number are not a person. The seat is claimed once, by
// one device; the name is shown with a gap, and whoever sits there chooses what belongs in it.
#include <string>
#include <string_view>
#include <vector>

#include "platform/key_ring.h"

namespace rongxin::answering {

inline constexpr int seat_tries = 2;
/// Seats that one device may try in one session: its own, and mistakes.
inline constexpr std::int64_t seats_a_device_max = 3;

/// 林浩晨 -> 林＊晨, 林浩 -> 林＊, 欧阳娜娜 -> 欧＊娜.
std::string masked_name(std::string_view name);
/// What stands in the gap: the second character. Empty for a name of one character: it then shows nothing and asks
/// nothing.
std::string name_gap(std::string_view name);
/// Six in a fixed order, one of them right; the same for the same `about` (seat and session), so that asking again
/// tells no more. The wrong ones come from `names_beside`, those of the class, and only where these are too few from
/// common characters.
std::vector<std::string> gap_choices(const Key& key, std::string_view name, std::string_view about,
                                     const std::vector<std::string>& names_beside);

}  // namespace rongxin::answering
