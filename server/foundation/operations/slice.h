#pragma once
// What a slice answers: each of its operations bound to the function that answers it. Reading the request, writing the
// answer, the refusal and the line in the audit are here, once.
#include <memory>
#include <type_traits>
#include <vector>

#include "operations/operation.h"
#include "services/services.h"

namespace rongxin::operations {

/// An answer with what HTTP carries beside it.
template <class Out>
struct Reply {
  Out out;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

http::Response file_response(const Operation& operation, File file);
http::Route route_of(const Operation& operation,
                     std::variant<http::OpenHandler, http::StaffHandler, http::AnsweringHandler> handler);
/// Writes the line of a read. Fails when it is not on the disk: nothing is shown then.
Status log_read(const Services& services, const access::Caller& caller, const Operation& operation, const Shown& shown);

/// The answer of an act that shows what the read `Read` shows, with the line of that read.
template <class Read>
Result<typename Read::Out> with_line(const Services& services, const access::Caller& caller,
                                     const typename Read::In& in, Result<typename Read::Out> answer) {
  if (!answer) return answer;
  Shown shown;
  Read::shown(in, *answer, shown);
  if (Status logged = log_read(services, caller, Read::operation, shown); !logged.ok()) return logged.problem();
  return answer;
}

/// The response of a raw operation: what its function found, as the contract writes it.
template <class Op>
http::Response answer(const Services& services, const http::Request& request, const Result<typename Op::Out>& found) {
  if (!found) return http::Response::problem(found.problem(), request.language());
  JsonWriter text(services.keys.public_id);
  Op::write(text, *found);
  return http::Response::json(text.take());
}

/// `Context` is what the slice's functions work with: Services, or a struct of its own.
template <class Context>
class Slice {
 public:
  Slice(const Services& services, Context& context) : services_(services), context_(context) {}
  explicit Slice(Context& context) : services_(context), context_(context) {}
  /// The routes keep the context.
  explicit Slice(std::shared_ptr<Context> kept) : services_(*kept), context_(*kept), kept_(std::move(kept)) {}

  /// Binds the operation `Op` (api/<slice>.h). What answers it is called as
  ///   staff:            Result<Out> (Context&, const access::Caller&, const Op::In&)
  ///   open, signing_in: Result<Out> (Context&, const Op::In&)
  /// Status in place of Result<Out> when the answer is 204; Result<Reply<Out>> when headers go with it. Of an operation
  /// that the contract calls raw: http::Response (Context&, const http::Request&[, const access::Caller&]); of one of a
  /// child's own sheet: void (Context&, http::Exchange, const access::Answerer&), on the event loop.
  /// `line`: whom a request is about (a login): those about the same one wait behind each other.
  template <class Op, class Handler>
  Slice& on(Handler handler, std::string (*line)(const http::Request&) = nullptr) {
    const Services& services = services_;
    Context& context = context_;
    constexpr bool on_loop = std::is_invocable_v<Handler, Context&, http::Exchange, const access::Answerer&>,
                   of_staff = std::is_invocable_v<Handler, Context&, const http::Request&, const access::Caller&> ||
                              std::is_invocable_v<Handler, Context&, const access::Caller&, const typename Op::In&>;
    static_assert(on_loop == (Op::access == Access::own_sheet) && of_staff == (Op::access == Access::staff),
                  "what answers an operation takes who may call it: Caller, Answerer or nobody");
    if constexpr (on_loop) {
      add<Op>(http::AnsweringHandler(
          [&context, kept = kept_, handler](http::Exchange exchange, const access::Answerer& answerer) {
            handler(context, std::move(exchange), answerer);
          }));
    } else if constexpr (std::is_invocable_v<Handler, Context&, const http::Request&, const access::Caller&>) {
      add<Op>(http::StaffHandler(
          [&context, kept = kept_, handler](const http::Request& request, const access::Caller& caller) {
            return handler(context, request, caller);
          }));
    } else if constexpr (std::is_invocable_v<Handler, Context&, const http::Request&>) {
      add<Op>(http::OpenHandler(
          [&context, kept = kept_, handler](const http::Request& request) { return handler(context, request); }));
    } else if constexpr (std::is_invocable_v<Handler, Context&, const access::Caller&, const typename Op::In&>) {
      add<Op>(http::StaffHandler(
          [&services, &context, kept = kept_, handler](const http::Request& request, const access::Caller& caller) {
            const auto in = Op::read(request, services.keys.public_id);
            if (!in) return http::Response::problem(in.problem(), request.language());
            auto answer = handler(context, caller, *in);
            if constexpr (Op::logged)
              if (answer_ok(answer)) {
                Shown shown;
                log_of<Op>(*in, answer, shown);
                if (const Status logged = log_read(services, caller, Op::operation, shown); !logged.ok())
                  return http::Response::problem(logged.problem(), request.language());
              }
            return response<Op>(services, request, std::move(answer));
          }));
    } else {
      add<Op>(http::OpenHandler([&services, &context, kept = kept_, handler](const http::Request& request) {
        const auto in = Op::read(request, services.keys.public_id);
        if (!in) return http::Response::problem(in.problem(), request.language());
        return response<Op>(services, request, handler(context, *in));
      }));
    }
    routes_.back().limits.line = line;
    return *this;
  }

  std::vector<http::Route> routes() { return std::move(routes_); }

 private:
  template <class Op>
  void add(std::variant<http::OpenHandler, http::StaffHandler, http::AnsweringHandler> handler) {
    routes_.push_back(route_of(Op::operation, std::move(handler)));
  }

  static bool answer_ok(const Status& status) { return status.ok(); }
  template <class T>
  static bool answer_ok(const Result<T>& result) {
    return result.ok();
  }
  template <class Op>
  static auto log_of(const typename Op::In& in, const Status&, Shown& shown) -> decltype(Op::shown(in, shown)) {
    return Op::shown(in, shown);
  }
  template <class Op, class T>
  static auto log_of(const typename Op::In& in, const Result<T>& answer, Shown& shown)
      -> decltype(Op::shown(in, *answer, shown)) {
    return Op::shown(in, *answer, shown);
  }
  template <class Op, class T>
  static auto log_of(const typename Op::In& in, const Result<Reply<T>>& answer, Shown& shown)
      -> decltype(Op::shown(in, answer->out, shown)) {
    return Op::shown(in, answer->out, shown);
  }
  template <class Op>
  static auto log_of(const typename Op::In& in, const Result<File>&, Shown& shown) -> decltype(Op::shown(in, shown)) {
    return Op::shown(in, shown);
  }

  template <class Op, class Answer>
  static http::Response response(const Services& services, const http::Request& request, Answer answer) {
    if (!answer_ok(answer)) return http::Response::problem(answer.problem(), request.language());
    if constexpr (std::is_same_v<Answer, Status>) {
      static_assert(std::is_void_v<typename Op::Out>, "the contract promises an answer with content");
      return http::Response::empty(204);
    } else if constexpr (std::is_same_v<typename Op::Out, File>) {
      return file_response(Op::operation, std::move(*answer));
    } else if constexpr (requires { answer->headers; }) {
      auto response = written<Op>(services, answer->out);
      response.headers = std::move(answer->headers);
      return response;
    } else {
      return written<Op>(services, *answer);
    }
  }
  template <class Op>
  static http::Response written(const Services& services, const typename Op::Out& out) {
    JsonWriter text(services.keys.public_id);
    Op::write(text, out);
    return http::Response::json(text.take());
  }

  const Services& services_;
  Context& context_;
  std::shared_ptr<const void> kept_;
  std::vector<http::Route> routes_;
};

}  // namespace rongxin::operations
