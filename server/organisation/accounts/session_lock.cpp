#include "access/caller_mint.h"
#include "accounts/known_device.h"
#include "accounts/password.h"
#include "accounts/problems.h"
#include "accounts/session_parts.h"
#include "platform/problem_catalogue.h"
#include "sql/accounts/change_password.h"
#include "sql/accounts/end_session.h"
#include "sql/accounts/end_sessions_of.h"
#include "sql/accounts/find_session.h"
#include "sql/accounts/lock_session.h"
#include "sql/accounts/note_input.h"
#include "sql/accounts/read_account.h"
#include "sql/accounts/read_password.h"
#include "sql/accounts/touch_session.h"
#include "sql/accounts/unlock_session.h"

namespace rongxin::accounts {
namespace {

using store::Transaction;
constexpr std::ptrdiff_t password_letters_min = 10;
// A write a minute keeps a session alive, and two tell of a person; one a request would make every page a transaction.
constexpr std::int64_t touch_every_ms = 60'000, input_every_ms = 20'000;

// Code points: a sentence in Chinese is not measured by its octets.
std::ptrdiff_t letters_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
}

bool at_work(const std::string& step) { return step == "choose_post" || step == "working"; }

}  // namespace

Result<SessionKeeper::Session> SessionKeeper::find(const http::Request& request, Look look) {
  const std::string token(request.cookie(cookie_name));
  if (token.empty() || token.size() > 64) return problems::not_signed_in;
  const std::int64_t now_ms = clock_.now_ms();
  auto session = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(
        signing_in,
        sql::accounts::find_session{.token_digest = BytesView(rongxin::view(token_digest(keys_.ticket, token)))},
        [&](const auto& row) {
          return Session{row.context_id(),
                         row.account_id(),
                         std::string(row.step()),
                         token,
                         row.used_at_ms(),
                         row.post_id(),
                         row.unit_id(),
                         std::string(row.role()),
                         row.password_given_at_ms() != 0,
                         row.locked_at_ms(),
                         row.input_at_ms()};
        });
  });
  if (!session || session->used_at_ms + settings_.idle_ms <= now_ms) return problems::not_signed_in;
  session->locked = at_work(session->step) &&
                    (session->locked_at_ms != 0 || session->input_at_ms + settings_.lock_ms + lock_grace_ms < now_ms);
  const bool writes = request.method != http::Method::get;
  if (look != Look::anyone) {
    // A page says to which session it belongs; after another sign-in in the same browser the cookie is another one's.
    const std::string_view page = request.header("X-CSRF");
    if (writes && !equal_in_constant_time(page, csrf_of(token))) return problems::csrf_refused;
    if (!page.empty() && !equal_in_constant_time(page, csrf_of(token))) return problems::session_changed;
  }
  if (look == Look::open && session->locked) return problems::session_locked;
  const bool told = writes && !session->locked && now_ms - session->input_at_ms > input_every_ms;
  if (told || now_ms - session->used_at_ms > touch_every_ms)
    (void)database_.write(signing_in, [&](Transaction& transaction) -> Status {
      if (told)
        transaction.run(signing_in, sql::accounts::note_input{.context_id = session->context, .now_ms = now_ms});
      else transaction.run(signing_in, sql::accounts::touch_session{.context_id = session->context, .now_ms = now_ms});
      return success();
    });
  return *session;
}

Result<access::Caller> SessionKeeper::caller(const http::Request& request) {
  auto session = find(request, Look::open);
  if (!session) return std::move(session).problem();
  if (session->step != "working" || session->post.value == 0 || session->must_change) return problems::not_signed_in;
  return access::CallerMint::staff(session->context, session->account, session->post, session->unit,
                                   role_of(session->role));
}

std::string SessionKeeper::device_to_mark(const http::Request& request, const Session& session) const {
  if (session.step != "working" || session.must_change || session.locked) return {};
  const auto cookie = request.cookie(device_cookie_name);
  return known_device(keys_.ticket, cookie, session.account).empty() ? with_mark(keys_.ticket, cookie, session.account)
                                                                     : std::string{};
}

Result<SessionView> SessionKeeper::view(const http::Request& request) {
  auto session = find(request, Look::anyone);
  if (!session) return std::move(session).problem();
  return database_.read(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    SessionView view;
    const bool change_first = session->must_change && at_work(session->step);
    view.step = session->locked ? "locked" : change_first ? "new_password" : session->step;
    view.lock_ms = settings_.lock_ms;
    view.csrf = csrf_of(session->token);
    view.device = device_to_mark(request, *session);
    view.name = transaction
                    .one(signing_in, sql::accounts::read_account{.account_id = session->account},
                         [](const auto& row) { return std::string(row.name()); })
                    .value_or("");
    if (session->locked) return view;
    if (at_work(session->step) && !change_first) view.posts = posts_of(transaction, session->account);
    view.post = change_first ? PostId(0) : session->post;
    return view;
  });
}

Status SessionKeeper::check_password(const Session& session, const std::string& password, std::string& login) {
  const TryAt at = tries_.in_session(session.context);
  RONGXIN_CHECK(try_password(at));
  const auto verifier = database_.read(signing_in, [&](Transaction& transaction) {
    return transaction.one(signing_in, sql::accounts::read_password{.account_id = session.account},
                           [&](const auto& row) {
                             login = std::string(row.login());
                             return std::string(row.password_verifier());
                           });
  });
  if (!verifier) return problems::not_signed_in;
  if (!password_fits(password, *verifier)) {
    noted_wrong(session.account);
    return problems::password_wrong;
  }
  return database_.write(signing_in, [&](Transaction& transaction) -> Status {
    tries_.forget(transaction, at);
    return success();
  });
}

Result<SessionView> SessionKeeper::change_password(const http::Request& request, const std::string& now,
                                                   const std::string& wanted) {
  auto session = find(request, Look::open);
  if (!session) return std::move(session).problem();
  if (!at_work(session->step)) return problems::not_signed_in;
  std::string login;
  RONGXIN_CHECK(check_password(*session, now, login));
  if (letters_of(wanted) < password_letters_min || wanted == now || wanted.find(login) != std::string::npos)
    return problems::password_weak;
  const std::string verifier = make_password_verifier(wanted);
  return database_.write(signing_in, [&](Transaction& transaction) -> Result<SessionView> {
    transaction.run(signing_in,
                    sql::accounts::change_password{.account_id = session->account, .password_verifier = verifier});
    transaction.run(signing_in,
                    sql::accounts::end_sessions_of{.account_id = session->account, .now_ms = clock_.now_ms()});
    audit_.append(transaction, {"staff", session->account.value, session->post.value, "changePassword", 0, ""});
    const auto posts = posts_of(transaction, session->account);
    const bool still =
        session->step == "working" &&
        std::any_of(posts.begin(), posts.end(), [&](const PostChoice& one) { return one.post == session->post; });
    const std::string next = still ? "working" : next_step(posts);
    SessionView view = begin(transaction, session->account,
                             still               ? session->post
                             : next == "working" ? posts[0].post
                                                 : PostId(0),
                             next);
    view.posts = posts;
    if (next == "working") view.post = still ? session->post : posts[0].post;
    return view;
  });
}

Status SessionKeeper::lock(const http::Request& request) {
  auto session = find(request, Look::own_page);
  if (!session) return std::move(session).problem();
  if (!at_work(session->step)) return problems::not_signed_in;
  return database_.write(signing_in, [&](Transaction& transaction) -> Status {
    if (transaction.run(signing_in,
                        sql::accounts::lock_session{.context_id = session->context, .now_ms = clock_.now_ms()}) == 1)
      audit_.append(transaction, {"staff", session->account.value, session->post.value, "lockSession", 0, ""});
    return success();
  });
}

Status SessionKeeper::unlock(const http::Request& request, const std::string& password) {
  auto session = find(request, Look::own_page);
  if (!session) return std::move(session).problem();
  if (!at_work(session->step)) return problems::not_signed_in;
  std::string login;
  RONGXIN_CHECK(check_password(*session, password, login));
  return database_.write(signing_in, [&](Transaction& transaction) -> Status {
    transaction.run(signing_in,
                    sql::accounts::unlock_session{.context_id = session->context, .now_ms = clock_.now_ms()});
    audit_.append(transaction, {"staff", session->account.value, session->post.value, "unlockSession", 0, ""});
    return success();
  });
}

Result<std::string> SessionKeeper::note_input(const http::Request& request) {
  auto session = find(request, Look::open);
  if (!session) return std::move(session).problem();
  return device_to_mark(request, *session);
}

Status SessionKeeper::sign_out(const http::Request& request) {
  auto session = find(request, Look::own_page);
  if (!session) return std::move(session).problem();
  return database_.write(signing_in, [&](Transaction& transaction) -> Status {
    transaction.run(signing_in, sql::accounts::end_session{.context_id = session->context, .now_ms = clock_.now_ms()});
    return success();
  });
}

}  // namespace rongxin::accounts
