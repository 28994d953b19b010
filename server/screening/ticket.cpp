#include "screening/ticket.h"

#include "access/caller_mint.h"
#include "platform/problem_catalogue.h"
#include "screening/problems.h"

namespace rongxin::screening {
namespace {

constexpr std::size_t fields = 7, mac_octets = 16;

std::string_view tag_of(const Digest& digest) { return view(digest).substr(0, mac_octets); }

}  // namespace

std::string issue_ticket(const Key& key, const access::Answerer& answerer, std::int64_t expires_at_ms) {
  std::string octets;
  for (std::int64_t field : {answerer.student().value, answerer.campaign().value, std::int64_t{answerer.attempt()}, std::int64_t{answerer.device()},
                             answerer.class_session().value, expires_at_ms, std::int64_t{answerer.consented()} | static_cast<std::int64_t>(answerer.assent_asked()) << 1})
    append_u64(octets, static_cast<std::uint64_t>(field));
  octets += tag_of(CryptoProvider::standard().mac(key, octets));
  return base64url(octets);
}

Result<access::Answerer> check_ticket(const Key& key, std::string_view text, std::int64_t now_ms) {
  std::string octets;
  if (!from_base64url(text, octets) || octets.size() != fields * 8 + mac_octets) return problems::not_signed_in;
  const std::string_view signed_part(octets.data(), fields * 8);
  if (!equal_in_constant_time(tag_of(CryptoProvider::standard().mac(key, signed_part)), std::string_view(octets).substr(fields * 8))) return problems::not_signed_in;
  const auto field = [&](std::size_t i) { return static_cast<std::int64_t>(read_u64(octets.data() + i * 8)); };
  if (field(5) < now_ms) return problems::ticket_expired;
  return access::CallerMint::answerer(StudentId(field(0)), CampaignId(field(1)), static_cast<int>(field(2)), static_cast<int>(field(3)), ClassSessionId(field(4)),
                                      (field(6) & 1) != 0, static_cast<access::AssentAsked>(field(6) >> 1));
}

}  // namespace rongxin::screening
