#include "access/caller_mint.h"
#include "accounts/account_acts.h"
#include "accounts/account_names.h"
#include "accounts/known_device.h"
#include "accounts/password.h"
#include "accounts/problems.h"
#include "accounts/session_parts.h"
#include "platform/problem_catalogue.h"
#include "sql/accounts/begin_session.h"
#include "sql/accounts/block_factor.h"
#include "sql/accounts/end_session.h"
#include "sql/accounts/find_account.h"
#include "sql/accounts/list_posts.h"
#include "sql/accounts/note_factor_try.h"
#include "sql/accounts/read_account.h"
#include "sql/accounts/set_totp_secret.h"
#include "sql/accounts/use_totp_step.h"
#include "store/numbers.h"

namespace rongxin::accounts {
namespace {

using store::Transaction;
constexpr std::int64_t session_lasts_ms = 12LL * 3600 * 1000;
constexpr std::int64_t given_password_lasts_ms = 7LL * 24 * 3600 * 1000;
constexpr std::int64_t wrong_factors_max = 10;
constexpr std::string_view totp_place = "account.sealed_totp_secret";

std::string bound_to(AccountId account) { return std::string(totp_place) + "/" + std::to_string(account.value); }

}  // namespace

Digest token_digest(const Key& key, std::string_view token) {
  return CryptoProvider::standard().mac(key, "session/" + std::string(token));
}

access::Role role_of(std::string_view name) {
  access::Role role = access::Role::class_teacher;
  if (!access::parse_role(name, role)) throw std::runtime_error("unknown role in the store");
  return role;
}

std::string SessionKeeper::csrf_of(std::string_view token) const {
  const Digest digest = CryptoProvider::standard().mac(keys_.ticket, "csrf/" + std::string(token));
  return base64url(rongxin::view(digest).substr(0, 18));
}

std::vector<PostChoice> SessionKeeper::posts_of(Transaction& transaction, AccountId account) {
  std::vector<PostChoice> posts;
  transaction.each(signing_in, sql::accounts::list_posts{.account_id = account}, [&](const auto& row) {
    posts.push_back(
        {row.post_id(), role_of(row.role()), row.unit_id(), std::string(row.name()), std::string(row.until_on())});
  });
  return posts;
}

SessionView SessionKeeper::begin(Transaction& transaction, AccountId account, PostId post, const std::string& step) {
  SessionView view;
  view.token = base64url(random_key().view());
  view.csrf = csrf_of(view.token);
  view.lock_ms = settings_.lock_ms;
  bool must_change = false;
  view.name = transaction
                  .one(signing_in, sql::accounts::read_account{.account_id = account},
                       [&](const auto& row) {
                         must_change = row.password_given_at_ms() != 0;
                         return std::string(row.name());
                       })
                  .value_or("");
  const bool change_first = must_change && (step == "working" || step == "choose_post");
  const std::string stored = change_first ? "choose_post" : step;
  view.step = change_first ? "new_password" : step;
  if (change_first) post = PostId(0);
  const std::int64_t now_ms = clock_.now_ms();
  const std::int64_t context = store::take_numbers(transaction, "context");
  transaction.run(signing_in, sql::accounts::begin_session{
                                  .context_id = ContextId(context),
                                  .account_id = account,
                                  .post_id = post.value == 0 ? std::nullopt : std::optional(post),
                                  .token_digest = BytesView(rongxin::view(token_digest(keys_.ticket, view.token))),
                                  .step = stored,
                                  .now_ms = now_ms,
                                  .expires_at_ms = transaction.moment().ms() + session_lasts_ms});
  audit_.append(transaction, {"staff", account.value, post.value, "beginSession", 0, view.step});
  return view;
}

std::string SessionKeeper::next_step(const std::vector<PostChoice>& posts) const {
  return posts.size() == 1 ? "working" : "choose_post";
}

Status SessionKeeper::try_password(const TryAt& at) {
  return database_.write(signing_in, [&](Transaction& transaction) { return tries_.begin(transaction, at); });
}

Result<SessionView> SessionKeeper::sign_in(const http::Request& request, const std::string& typed,
                                           const std::string& password) {
  struct Account {
    AccountId id;
    std::string verifier;
    bool totp_confirmed;
    std::int64_t given_at_ms;
    std::string login;
  };
  const auto account = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(
        signing_in, sql::accounts::find_account{.typed = typed, .login = normal_login(typed)}, [](const auto& row) {
          return Account{row.account_id(), std::string(row.password_verifier()), row.totp_confirmed_at_ms() != 0,
                         row.password_given_at_ms(), std::string(row.login())};
        });
  });
  // A login that nobody has costs the same time, waits as long and leaves as much behind as a wrong password.
  static const std::string nobody = make_password_verifier("no account has this password");
  const std::string device = account ? known_device(keys_.ticket, request.cookie(device_cookie_name), account->id) : "";
  // However it is typed, it is one login with one count of tries.
  const std::string login = account ? account->login : normal_login(typed);
  const TryAt at = tries_.sign_in(login, request.remote_address, device);
  RONGXIN_CHECK(try_password(at));
  const bool too_old =
      account && account->given_at_ms != 0 && account->given_at_ms + given_password_lasts_ms < clock_.now_ms();
  const bool right = password_fits(password, account ? account->verifier : nobody) && account && !too_old;
  if (!right) {
    noted_wrong(account ? account->id : AccountId(0));
    return problems::sign_in_refused;
  }
  return database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    tries_.forget(transaction, at);
    const auto posts = posts_of(transaction, account->id);
    // Who has a second factor is asked for it, whatever the settings say of those who have none.
    std::string step = account->totp_confirmed   ? "second_factor"
                       : settings_.second_factor ? "second_factor_enrolment"
                                                 : next_step(posts);
    SessionView view = begin(transaction, account->id, step == "working" ? posts[0].post : PostId(0), step);
    if (step == "second_factor_enrolment") {
      const std::string secret(random_key().view().substr(0, 20));
      transaction.run(signing_in, sql::accounts::set_totp_secret{.account_id = account->id,
                                                                 .sealed_totp_secret = CryptoProvider::standard().seal(
                                                                     keys_.wrap, bound_to(account->id), secret)});
      view.totp_uri = totp_uri(secret, login);
    }
    if (view.step == "working" || view.step == "choose_post") view.posts = posts;
    if (view.step == "working") view.post = posts[0].post;
    return view;
  });
}

void SessionKeeper::noted_wrong(AccountId account) {
  (void)database_.write(signing_in, [&](Transaction& transaction) -> Status {
    audit_.append(transaction, {account.value == 0 ? "system" : "staff", account.value, 0, "wrongPassword", 0,
                                account.value == 0 ? "no such login" : ""});
    return success();
  });
}

Result<SessionView> SessionKeeper::go_on_after_factor(Transaction& transaction, const Session& session) {
  transaction.run(signing_in, sql::accounts::end_session{.context_id = session.context, .now_ms = clock_.now_ms()});
  const auto posts = posts_of(transaction, session.account);
  const std::string next = next_step(posts);
  SessionView made = begin(transaction, session.account, next == "working" ? posts[0].post : PostId(0), next);
  if (made.step != "new_password") made.posts = posts;
  if (made.step == "working") made.post = posts[0].post;
  return made;
}

Result<SessionView> SessionKeeper::give_second_factor(const http::Request& request, const std::string& code) {
  auto session = find(request, Look::own_page);
  if (!session) return std::move(session).problem();
  if (session->step != "second_factor" && session->step != "second_factor_enrolment") return problems::not_signed_in;
  const std::int64_t now_ms = clock_.now_ms();
  std::optional<Problem> refused;
  auto view = database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    struct Account {
      Bytes sealed;
      std::int64_t wrong, wait_until_ms, blocked_at_ms;
    };
    const auto account =
        transaction.one(signing_in, sql::accounts::read_account{.account_id = session->account}, [](const auto& row) {
          return Account{Bytes{std::string(row.sealed_totp_secret().value_or(BytesView()).octets)}, row.wrong_factors(),
                         row.factor_wait_until_ms(), row.factor_blocked_at_ms()};
        });
    if (!account) return problems::not_signed_in;
    if (account->blocked_at_ms != 0) return problems::second_factor_blocked;
    if (account->wait_until_ms > now_ms) return wait_problem(account->wait_until_ms - now_ms);
    // Counted before it is judged: of many guesses at once only one passes here.
    if (transaction.run(signing_in,
                        sql::accounts::note_factor_try{.account_id = session->account,
                                                       .wrong_before = account->wrong,
                                                       .wait_until_ms = now_ms + delay_ms(account->wrong + 1),
                                                       .now_ms = now_ms}) == 0)
      return wait_problem(1000);
    std::string secret;
    const bool opened =
        CryptoProvider::standard().open(keys_.wrap, bound_to(session->account), account->sealed, secret);
    const std::int64_t step = opened ? totp_step_of(secret, code, now_ms) : 0;
    if (step != 0 &&
        transaction.run(signing_in, sql::accounts::use_totp_step{
                                        .account_id = session->account, .step = step, .now_ms = now_ms}) == 1)
      return go_on_after_factor(transaction, *session);
    // Kept although the answer is a refusal: the count is the point.
    audit_.append(transaction, {"staff", session->account.value, 0, "wrongSecondFactor", 0, ""});
    refused = Problem(problems::second_factor_wrong);
    if (account->wrong + 1 < wrong_factors_max) return SessionView{};
    transaction.run(signing_in, sql::accounts::block_factor{.account_id = session->account, .now_ms = now_ms});
    add_account_act(transaction, {session->account, "factor_blocked"}, now_ms);
    audit_.append(transaction, {"staff", session->account.value, 0, "blockSecondFactor", 0, ""});
    refused = Problem(problems::second_factor_blocked);
    return SessionView{};
  });
  if (refused) return *refused;
  return view;
}

Result<SessionView> SessionKeeper::choose_post(const http::Request& request, PostId post) {
  auto session = find(request, Look::open);
  if (!session) return std::move(session).problem();
  if ((session->step != "choose_post" && session->step != "working") || session->must_change)
    return problems::not_signed_in;
  return database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    const auto posts = posts_of(transaction, session->account);
    if (std::none_of(posts.begin(), posts.end(), [&](const PostChoice& one) { return one.post == post; }))
      return problems::not_found;
    transaction.run(signing_in, sql::accounts::end_session{.context_id = session->context, .now_ms = clock_.now_ms()});
    SessionView view = begin(transaction, session->account, post, "working");
    view.posts = posts;
    view.post = post;
    return view;
  });
}

}  // namespace rongxin::accounts
