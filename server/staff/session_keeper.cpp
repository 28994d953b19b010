#include "staff/session_keeper.h"

#include "access/caller_mint.h"
#include "platform/problem_catalogue.h"
#include "sql/staff.h"
#include "staff/password.h"
#include "staff/problems.h"
#include "store/numbers.h"

namespace rongxin::staff {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto signing_in = SystemKey::because("a credential is checked before there is a caller");
constexpr std::int64_t session_lasts_ms = 12LL * 3600 * 1000;
constexpr std::int64_t given_password_lasts_ms = 7LL * 24 * 3600 * 1000;
constexpr std::ptrdiff_t password_letters_min = 10;
constexpr std::string_view totp_place = "account.sealed_totp_secret";

std::string bound_to(AccountId account) { return std::string(totp_place) + "/" + std::to_string(account.value); }

Digest token_digest(const Key& key, std::string_view token) { return CryptoProvider::standard().mac(key, "session/" + std::string(token)); }

// Code points: a sentence in Chinese is not measured by its octets.
std::ptrdiff_t letters_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
}

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
  bool must_change = false;  ///< the password was given by somebody else
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
  view.csrf = csrf_of(view.token);
  view.lock_ms = settings_.lock_ms;
  bool must_change = false;
  view.name = transaction.one(signing_in, sql::staff::read_account, [&](const Row& row) {
    must_change = row.integer(6) != 0;
    return row.string(0);
  }, account).value_or("");
  const bool change_first = must_change && (step == "working" || step == "choose_post");
  const std::string stored = change_first ? "choose_post" : step;
  view.step = change_first ? "new_password" : step;
  if (change_first) post = PostId(0);
  const std::int64_t now_ms = clock_.now_ms();
  const std::int64_t context = store::take_numbers(transaction, "context");
  transaction.run(signing_in, sql::staff::begin_session, context, account, post.value == 0 ? std::nullopt : std::optional(post.value),
                  BytesView(rongxin::view(token_digest(keys_.ticket, view.token))), stored, now_ms, now_ms + session_lasts_ms);
  audit_.append(transaction, {"staff", account.value, post.value, "beginSession", 0, view.step});
  return view;
}

std::string SessionKeeper::next_step(const std::vector<PostChoice>& posts) const { return posts.size() == 1 ? "working" : "choose_post"; }

Result<SessionView> SessionKeeper::sign_in(const std::string& login, const std::string& password) {
  struct Account {
    AccountId id;
    std::string verifier;
    std::int64_t wait_until_ms, wrong;
    bool totp_confirmed;
    std::int64_t given_at_ms;
  };
  const std::int64_t now_ms = clock_.now_ms();
  const auto account = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(signing_in, sql::staff::find_account,
                           [](const Row& row) { return Account{AccountId(row.integer(0)), row.string(1), row.integer(2), row.integer(3), row.integer(5) != 0, row.integer(7)}; }, login);
  });
  // An unknown login costs the same time as a wrong password.
  static const std::string nobody = make_password_verifier("no account has this password");
  if (account && account->wait_until_ms > now_ms)
    return Problem(problems::wait_before_trying, "", {{"retry_seconds", std::to_string((account->wait_until_ms - now_ms + 999) / 1000)}});
  const bool too_old = account && account->given_at_ms != 0 && account->given_at_ms + given_password_lasts_ms < now_ms;
  const bool right = password_fits(password, account ? account->verifier : nobody) && account && !too_old;
  if (!right) {
    if (account) noted_wrong(account->id, account->wrong, "wrongPassword");
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
    if (view.step == "working" || view.step == "choose_post") view.posts = posts;
    if (view.step == "working") view.post = posts[0].post;
    return view;
  });
}

void SessionKeeper::noted_wrong(AccountId account, std::int64_t wrong_before, std::string_view action) {
  (void)database_.write(signing_in, [&](Transaction& transaction) -> Status {
    transaction.run(signing_in, sql::staff::note_wrong_password, account, clock_.now_ms() + delay_ms(wrong_before + 1));
    audit_.append(transaction, {"staff", account.value, 0, action, 0, ""});
    return success();
  });
}

Result<SessionKeeper::Session> SessionKeeper::find(const http::Request& request, bool check_csrf) {
  const std::string token(request.cookie(cookie_name));
  if (token.empty() || token.size() > 64) return problems::not_signed_in;
  const std::int64_t now_ms = clock_.now_ms();
  auto session = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(signing_in, sql::staff::find_session, [&](const Row& row) {
      return Session{ContextId(row.integer(0)), AccountId(row.integer(1)), row.string(2), token, row.integer(3), row.integer(4), PostId(row.integer(5)), UnitId(row.integer(6)), row.string(7), row.integer(8) != 0};
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
  if (session->step != "working" || session->post.value == 0 || session->must_change) return problems::not_signed_in;
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
    if (made.step != "new_password") made.posts = posts;
    if (made.step == "working") made.post = posts[0].post;
    return made;
  });
  if (refused) return *refused;
  return view;
}

Result<SessionView> SessionKeeper::choose_post(const http::Request& request, PostId post) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  if ((session->step != "choose_post" && session->step != "working") || session->must_change) return problems::not_signed_in;
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
    const bool at_work = session->step == "choose_post" || session->step == "working";
    const bool change_first = session->must_change && at_work;
    view.step = change_first ? "new_password" : session->step;
    view.lock_ms = settings_.lock_ms;
    view.csrf = csrf_of(session->token);
    view.name = transaction.one(signing_in, sql::staff::read_account, [](const Row& row) { return row.string(0); }, session->account).value_or("");
    if (at_work && !change_first) view.posts = posts_of(transaction, session->account);
    view.post = change_first ? PostId(0) : session->post;
    return view;
  });
}

Status SessionKeeper::check_password(const Session& session, const std::string& password, std::string& login) {
  struct Known {
    std::string verifier;
    std::int64_t wait_until_ms, wrong;
  };
  const auto known = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(signing_in, sql::staff::read_password, [&](const Row& row) {
      login = row.string(3);
      return Known{row.string(0), row.integer(1), row.integer(2)};
    }, session.account);
  });
  const std::int64_t now_ms = clock_.now_ms();
  if (!known) return problems::not_signed_in;
  if (known->wait_until_ms > now_ms) return Problem(problems::wait_before_trying, "", {{"retry_seconds", std::to_string((known->wait_until_ms - now_ms + 999) / 1000)}});
  if (password_fits(password, known->verifier)) return success();
  noted_wrong(session.account, known->wrong, "wrongPassword");
  return problems::password_wrong;
}

Result<SessionView> SessionKeeper::change_password(const http::Request& request, const std::string& now, const std::string& wanted) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  if (session->step != "choose_post" && session->step != "working") return problems::not_signed_in;
  std::string login;
  RONGXIN_CHECK(check_password(*session, now, login));
  if (letters_of(wanted) < password_letters_min || wanted == now || wanted.find(login) != std::string::npos) return problems::password_weak;
  const std::string verifier = make_password_verifier(wanted);
  return database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    transaction.run(signing_in, sql::staff::change_password, session->account, verifier);
    transaction.run(signing_in, sql::staff::end_sessions_of, session->account, clock_.now_ms());
    audit_.append(transaction, {"staff", session->account.value, session->post.value, "changePassword", 0, ""});
    const auto posts = posts_of(transaction, session->account);
    const bool still = session->step == "working" && std::any_of(posts.begin(), posts.end(), [&](const PostChoice& one) { return one.post == session->post; });
    const std::string next = still ? "working" : next_step(posts);
    SessionView view = begin(transaction, session->account, still ? session->post : next == "working" ? posts[0].post : PostId(0), next);
    view.posts = posts;
    if (next == "working") view.post = still ? session->post : posts[0].post;
    return view;
  });
}

Status SessionKeeper::unlock(const http::Request& request, const std::string& password) {
  auto session = find(request, true);
  if (!session) return std::move(session).problem();
  std::string login;
  RONGXIN_CHECK(check_password(*session, password, login));
  return database_.write(signing_in, [&](Transaction& transaction) -> Status {
    transaction.run(signing_in, sql::staff::note_right_password, session->account);
    audit_.append(transaction, {"staff", session->account.value, session->post.value, "unlockSession", 0, ""});
    return success();
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
