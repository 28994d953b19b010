#pragma once
// What a gateway says in the body of a 2xx: many answer 200 and put the refusal into the body, and a call that was
// refused there reaches nobody.
#include <string>
#include <string_view>
#include <vector>

namespace rongxin::events {

/// Whether the body of a 2xx says that the message was taken. `rule` "errcode=0" or
/// "Response.SendStatusSet.Code=Ok,x=y": every field named (a path of names; of a list any member) stands there with
/// this value, whatever its case. Without a rule the usual forms of JSON and XML are read: a code that is none of
/// success, success: false, an error, a status that says failed; a page of HTML or a word of failure is a refusal too.
/// Nothing, and what says neither, is success.
bool says_taken(std::string_view body, std::string_view rule);

/// The beginning of an answer for the administrator: one line, at most 160 octets, with what is secret or somebody's
/// (each of `hidden`, and long numbers) left out.
std::string answer_head(std::string_view body, const std::vector<std::string>& hidden);

}  // namespace rongxin::events
