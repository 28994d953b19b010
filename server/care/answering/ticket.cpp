#include "answering/ticket.h"

#include "access/caller_mint.h"
#include "platform/problem_catalogue.h"

namespace rongxin::answering {
namespace {

constexpr std::string_view place = "answering ticket";
constexpr std::size_t fields = 9;

}  // namespace

std::string issue_ticket(const Key& key, const access::Answerer& answerer) {
  const auto& bounds = answerer.bounds();
  const std::int64_t flags = std::int64_t{answerer.consented()} |
                             static_cast<std::int64_t>(answerer.assent_asked()) << 1 |
                             std::int64_t{bounds.by_seat} << 3;
  std::string octets;
  for (std::int64_t field : {answerer.student().value, answerer.campaign().value, std::int64_t{answerer.attempt()},
                             std::int64_t{answerer.device()}, answerer.class_session().value, flags, bounds.code_no,
                             bounds.expires_at_ms, bounds.deliver_until_ms})
    append_u64(octets, static_cast<std::uint64_t>(field));
  return base64url(CryptoProvider::standard().seal(key, place, octets).octets);
}

Result<access::Answerer> check_ticket(const Key& key, std::string_view text, std::int64_t now_ms) {
  std::string sealed, octets;
  if (!from_base64url(text, sealed) || !CryptoProvider::standard().open(key, place, BytesView(sealed), octets) ||
      octets.size() != fields * 8)
    return problems::not_signed_in;
  const auto field = [&](std::size_t i) { return static_cast<std::int64_t>(read_u64(octets.data() + i * 8)); };
  access::TicketBounds bounds{field(6), field(7), field(8), (field(5) & 8) != 0};
  if (bounds.expires_at_ms <= now_ms) bounds.late_after_ms = bounds.expires_at_ms;
  bounds.over = std::max(bounds.expires_at_ms, bounds.deliver_until_ms) <= now_ms;
  return access::CallerMint::answerer(StudentId(field(0)), CampaignId(field(1)), static_cast<int>(field(2)),
                                      static_cast<int>(field(3)), ClassSessionId(field(4)), (field(5) & 1) != 0,
                                      static_cast<access::AssentAsked>(field(5) >> 1 & 3), bounds);
}

}  // namespace rongxin::answering
