#include "staff/session_keeper.h"

#include "access/caller_mint.h"
#include "platform/problem_catalogue.h"
#include "sql/staff.h"
#include "staff/password.h"
#include "store/numbers.h"

namespace rongxin::staff {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto signing_in = SystemKey::because("a credential is checked before there is a caller");
constexpr std::int64_t session_lasts_ms = 12LL * 3600 * 1000;
constexpr std::string_view totp_place = "account.sealed_totp_secret";

std::string bound_to(AccountId account) { return std::string(totp_place) + "/" + std::to_string(account.value); }

Digest token_digest(const Key& key, std::string_view token) { return CryptoProvider::standard().mac(key, "session/" + std::string(token)); }

access::Role role_of(std::string_view name) {
  access::Role role = access::Role::class_teacher;
  if (!access::parse_role(name, role)) throw std::runtime_error("unknown role in the store");
  return role;
}

}  // namespace

struct SessionKeeper::Session {
  ContextId context;
  AccountId account;
  std::string step, token;
  std::int64_t used_at_ms = 0, expires_at_ms = 0;
  PostId post;
  UnitId unit;
  std::string role;
};

std::string SessionKeeper::csrf_of(std::string_view token) const {
  const Digest digest = CryptoProvider::standard().mac(keys_.ticket, "csrf/" + std::string(token));
  return base64url(rongxin::view(digest).substr(0, 18));
}

std::int64_t SessionKeeper::delay_ms(std::int64_t wrong) const {
  // Three tries are free, then 2 s, 4 s, 8 s … up to five minutes.
  return wrong < 3 ? 0 : std::min<std::int64_t>(300'000, 1000LL << std::min<std::int64_t>(wrong - 2, 20));
}

std::vector<PostChoice> SessionKeeper::posts_of(Transaction& transaction, AccountId account) {
  std::vector<PostChoice> posts;
  transaction.each(signing_in, sql::staff::list_posts, [&](const Row& row) {
    posts.push_back({PostId(row.integer(0)), role_of(row.text(1)), UnitId(row.integer(2)), row.string(3), row.string(4)});
  }, account, clock_.today());
  return posts;
}

SessionView SessionKeeper::begin(Transaction& transaction, AccountId account, PostId post, const std::string& step) {
  SessionView view;
  view.token = base64url(random_key().view());
  view.step = step;
  view.csrf = csrf_of(view.token);
  view.name = transaction.one(signing_in, sql::staff::read_account, [](const Row& row) { return row.string(0); }, account).value_or("");
  const std::int64_t now_ms = clock_.now_ms();
  const std::int64_t context = store::take_numbers(transaction, "context");
  transaction.run(signing_in, sql::staff::begin_session, context, account, post.value == 0 ? std::nullopt : std::optional(post.value),
                  BytesView(rongxin::view(token_digest(keys_.ticket, view.token))), step, now_ms, now_ms + session_lasts_ms);
  audit_.append(transaction, {"staff", account.value, post.value, "beginSession", 0, step});
  return view;
}

std::string SessionKeeper::next_step(const std::vector<PostChoice>& posts) const { return posts.size() == 1 ? "working" : "choose_post"; }

Result<SessionView> SessionKeeper::sign_in(const std::string& login, const std::string& password) {
  struct Account {
    AccountId id;
    std::string verifier;
    std::int64_t wait_until_ms, wrong;
    bool totp_confirmed;
  };
  const std::int64_t now_ms = clock_.now_ms();
  const auto account = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(signing_in, sql::staff::find_account,
                           [](const Row& row) { return Account{AccountId(row.integer(0)), row.string(1), row.integer(2), row.integer(3), row.integer(5) != 0}; }, login);
  });
  // An unknown login costs the same time as a wrong password.
  static const std::string nobody = make_password_verifier("no account has this password");
  if (account && account->wait_until_ms > now_ms)
    return Problem(problems::wait_before_trying, "", {{"retry_seconds", std::to_string((account->wait_until_ms - now_ms + 999) / 1000)}});
  const bool right = password_fits(password, account ? account->verifier : nobody) && account;
  if (!right) {
    if (account)
      (void)database_.write(signing_in, [&](Transaction& transaction) -> Status {
        transaction.run(signing_in, sql::staff::note_wrong_password, account->id, now_ms + delay_ms(account->wrong + 1));
        audit_.append(transaction, {"staff", account->id.value, 0, "wrongPassword", 0, ""});
        return success();
      });
    return problems::sign_in_refused;
  }
  return database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    transaction.run(signing_in, sql::staff::note_right_password, account->id);
    const auto posts = posts_of(transaction, account->id);
    std::string step = !settings_.second_factor ? next_step(posts) : account->totp_confirmed ? "second_factor" : "second_factor_enrolment";
    SessionView view = begin(transaction, account->id, step == "working" ? posts[0].post : PostId(0), step);
    if (step == "second_factor_enrolment") {
      const std::string secret(random_key().view().substr(0, 20));
      transaction.run(signing_in, sql::staff::set_totp_secret, account->id, CryptoProvider::standard().seal(keys_.wrap, bound_to(account->id), secret));
      view.totp_uri = totp_uri(secret, login);
    }
    if (step == "working" || step == "choose_post") view.posts = posts;
    if (step == "working") view.post = posts[0].post;
    return view;
  });
}

Result<SessionKeeper::Session> SessionKeeper::find(const http::Request& request, bool check_csrf) {
  const std::string token(request.cookie(cookie_name));
  if (token.empty() || token.size() > 64) return problems::not_signed_in;
  const std::int64_t now_ms = clock_.now_ms();
  auto session = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(signing_in, sql::staff::find_session, [&](const Row& row) {
      return Session{ContextId(row.integer(0)), AccountId(row.integer(1)), row.string(2), token, row.integer(3), row.integer(4), PostId(row.integer(5)), UnitId(row.integer(6)), row.string(7)};
    }, BytesView(rongxin::view(token_digest(keys_.ticket, token))), clock_.today());
  });
  if (!session || session->expires_at_ms < now_ms || session->used_at_ms + settings_.idle_ms < now_ms) return problems::not_signed_in;
  if (check_csrf && request.method != http::Method::get && !equal_in_constant_time(request.header("X-CSRF"), csrf_of(token))) return problems::csrf_refused;
  // A write a minute keeps the session alive; one a request would make every page a transaction.
  if (now_ms - session->used_at_ms > 60'000)
    (void)database_.write(signing_in, [&](Transaction& transaction) -> Status {
      transaction.run(signing_in, sql::staff::touch_session, session->context, now_ms);
      return success();
    });
  return *session;
}

Result<access::Caller> SessionKeeper::caller(const http::Request& request) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  if (session->step != "working" || session->post.value == 0) return problems::not_signed_in;
  return access::CallerMint::staff(session->context, session->account, session->post, session->unit, role_of(session->role));
}

Result<SessionView> SessionKeeper::give_second_factor(const http::Request& request, const std::string& code) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  if (session->step != "second_factor" && session->step != "second_factor_enrolment") return problems::not_signed_in;
  const std::int64_t now_ms = clock_.now_ms();
  std::optional<Problem> refused;
  auto view = database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    struct Account {
      Bytes sealed;
      std::int64_t last_step, wait_until_ms, wrong;
    };
    const auto account = transaction.one(signing_in, sql::staff::read_account, [](const Row& row) { return Account{row.octets(1), row.integer(3), row.integer(4), row.integer(5)}; }, session->account);
    if (!account) return problems::not_signed_in;
    if (account->wait_until_ms > now_ms) return Problem(problems::wait_before_trying, "", {{"retry_seconds", std::to_string((account->wait_until_ms - now_ms + 999) / 1000)}});
    std::string secret;
    const bool opened = CryptoProvider::standard().open(keys_.wrap, bound_to(session->account), account->sealed, secret);
    const std::int64_t step = opened ? totp_step_of(secret, code, now_ms) : 0;
    if (step == 0 || transaction.run(signing_in, sql::staff::use_totp_step, session->account, step, now_ms) == 0) {
      // Kept although the answer is a refusal: the delay is the point.
      transaction.run(signing_in, sql::staff::note_wrong_password, session->account, now_ms + delay_ms(account->wrong + 1));
      refused = Problem(problems::second_factor_wrong);
      return SessionView{};
    }
    transaction.run(signing_in, sql::staff::note_right_password, session->account);
    transaction.run(signing_in, sql::staff::end_session, session->context, now_ms);
    const auto posts = posts_of(transaction, session->account);
    const std::string next = next_step(posts);
    SessionView made = begin(transaction, session->account, next == "working" ? posts[0].post : PostId(0), next);
    made.posts = posts;
    if (next == "working") made.post = posts[0].post;
    return made;
  });
  if (refused) return *refused;
  return view;
}

Result<SessionView> SessionKeeper::choose_post(const http::Request& request, PostId post) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  if (session->step != "choose_post" && session->step != "working") return problems::not_signed_in;
  return database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    const auto posts = posts_of(transaction, session->account);
    if (std::none_of(posts.begin(), posts.end(), [&](const PostChoice& one) { return one.post == post; })) return problems::not_found;
    transaction.run(signing_in, sql::staff::end_session, session->context, clock_.now_ms());
    SessionView view = begin(transaction, session->account, post, "working");
    view.posts = posts;
    view.post = post;
    return view;
  });
}

Result<SessionView> SessionKeeper::view(const http::Request& request) {
  auto session = find(request, false);
  if (!session) return std::move(session).problem();
  return database_.read(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    SessionView view;
    view.step = session->step;
    view.csrf = csrf_of(session->token);
    view.name = transaction.one(signing_in, sql::staff::read_account, [](const Row& row) { return row.string(0); }, session->account).value_or("");
    if (session->step == "choose_post" || session->step == "working") view.posts = posts_of(transaction, session->account);
    view.post = session->post;
    return view;
  });
}

Status SessionKeeper::sign_out(const http::Request& request) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  return database_.write(signing_in, [&](Transaction& transaction) -> Status {
    transaction.run(signing_in, sql::staff::end_session, session->context, clock_.now_ms());
    return success();
  });
}

}  // namespace rongxin::staff
