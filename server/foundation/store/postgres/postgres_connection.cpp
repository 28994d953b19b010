#include "store/postgres/postgres_connection.h"

#include <endian.h>
#include <libpq-fe.h>

#include <bit>
#include <cstring>

#include "store/scope_guard.h"

namespace rongxin::store {
namespace {

constexpr Oid oid_bool = 16, oid_bytea = 17, oid_int8 = 20, oid_int2 = 21, oid_int4 = 23, oid_text = 25,
              oid_float4 = 700, oid_float8 = 701;

Oid oid_of(char letter) {
  switch (letter) {
    case 'b': return oid_int8;
    case 'y': return oid_bytea;
    case 'd': return oid_float8;
    default: return oid_text;
  }
}

template <class T>
T big_endian(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  if constexpr (sizeof value == 8) return static_cast<T>(be64toh(static_cast<std::uint64_t>(value)));
  if constexpr (sizeof value == 4) return static_cast<T>(be32toh(static_cast<std::uint32_t>(value)));
  if constexpr (sizeof value == 2) return static_cast<T>(be16toh(static_cast<std::uint16_t>(value)));
  return value;
}

class PostgresRow final : public Row {
 public:
  PostgresRow(PGresult* result, int row) : result_(result), row_(row) {}
  void move_to(int row) { row_ = row; }
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }
  std::int64_t integer(int column) const override {
    if (is_null(column)) return 0;
    const char* at = PQgetvalue(result_, row_, column);
    switch (PQftype(result_, column)) {
      case oid_int8: return big_endian<std::int64_t>(at);
      case oid_int4: return big_endian<std::int32_t>(at);
      case oid_int2: return big_endian<std::int16_t>(at);
      case oid_bool: return *at;
      default: throw StoreFault(StoreFault::Kind::broken, "column " + std::to_string(column) + " is no integer");
    }
  }
  double real(int column) const override {
    if (is_null(column)) return 0;
    const char* at = PQgetvalue(result_, row_, column);
    switch (PQftype(result_, column)) {
      case oid_float8: return std::bit_cast<double>(big_endian<std::int64_t>(at));
      case oid_float4: return std::bit_cast<float>(big_endian<std::int32_t>(at));
      default: return static_cast<double>(integer(column));
    }
  }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  BytesView bytes(int column) const override { return BytesView(text(column)); }

 private:
  PGresult* result_;
  int row_;
};

/// Binary forms of the values of one call.
struct Parameters {
  explicit Parameters(std::span<const Value> values)
      : numbers(values.size()), at(values.size()), length(values.size()), format(values.size(), 1) {
    for (std::size_t i = 0; i < values.size(); ++i) set(i, values[i]);
  }
  void set(std::size_t i, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) put_number(i, static_cast<std::uint64_t>(*number));
    else if (const auto* real = std::get_if<double>(&value)) put_number(i, std::bit_cast<std::uint64_t>(*real));
    else if (const auto* text = std::get_if<std::string_view>(&value)) put(i, *text);
    else if (const auto* octets = std::get_if<BytesView>(&value)) put(i, octets->octets);
  }
  void put_number(std::size_t i, std::uint64_t number) {
    numbers[i] = htobe64(number);
    at[i] = reinterpret_cast<const char*>(&numbers[i]);
    length[i] = 8;
  }
  void put(std::size_t i, std::string_view octets) {
    at[i] = octets.data() == nullptr ? "" : octets.data();
    length[i] = static_cast<int>(octets.size());
  }
  std::vector<std::uint64_t> numbers;
  std::vector<const char*> at;
  std::vector<int> length, format;
};

/// What row_security.sql calls it.
const char* reach_word(Reach reach) {
  switch (reach) {
    case Reach::scoped: return "scoped";
    case Reach::own: return "own";
    case Reach::guardian: return "guardian";
    case Reach::system: return "system";
  }
  return "";
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url) : url_(url), handle_(PQconnectdb(url.c_str())) {
  if (PQstatus(handle_) == CONNECTION_OK) {
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr);
    return;
  }
  const std::string what = PQerrorMessage(handle_);
  PQfinish(handle_);
  throw StoreFault(StoreFault::Kind::broken, what);
}

PostgresConnection::~PostgresConnection() { PQfinish(handle_); }

bool PostgresConnection::alive() const { return PQstatus(handle_) == CONNECTION_OK; }

bool PostgresConnection::reconnect() noexcept {
  PQreset(handle_);
  prepared_.clear();
  act_as_prepared_ = false;
  bound_ = unknown;
  return alive();
}

void PostgresConnection::check(PGresult* result, const char* during, bool at_commit) {
  const ExecStatusType status = PQresultStatus(result);
  // A COMMIT of a failed transaction answers ROLLBACK, with success.
  const bool rolled_back = at_commit && std::strcmp(PQcmdStatus(result), "ROLLBACK") == 0;
  if ((status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) && !rolled_back) return;
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string code = state == nullptr ? "" : state;
  const std::string what = std::string(during) + ": " + PQresultErrorMessage(result);
  if (code.starts_with("23")) throw StoreFault(StoreFault::Kind::constraint, what);
  if (code == "40001" || code == "40P01") throw StoreFault(StoreFault::Kind::retry, what);
  if (code == "53100") throw StoreFault(StoreFault::Kind::full, what);
  if (at_commit && !rolled_back) throw StoreFault(StoreFault::Kind::unknown, what);
  throw StoreFault(StoreFault::Kind::broken, what);
}

void PostgresConnection::prepare(const StatementText& statement) {
  const auto at = static_cast<std::size_t>(statement.number);
  if (prepared_.size() <= at) prepared_.resize(at + 1);
  if (prepared_[at]) return;
  settle();
  prepare_act_as();
  std::vector<Oid> types;
  for (const char* letter = statement.parameters; *letter != 0; ++letter) types.push_back(oid_of(*letter));
  PGresult* result = PQprepare(handle_, statement.name, statement.text, static_cast<int>(types.size()), types.data());
  const ScopeGuard clear([&] { PQclear(result); });
  check(result, statement.name);
  prepared_[at] = true;
}

void PostgresConnection::begin(const char* text) {
  execute_text(std::string(text) + "; SET LOCAL rongxin.reach = 'system'");
  reach_ = Reach::system;
  bound_ = 0;
  link_no_ = 0;
}

void PostgresConnection::prepare_act_as() {
  if (act_as_prepared_) return;
  PGresult* result = PQprepare(handle_, "store/act_as",
                               "SELECT set_config('rongxin.reach', $1, true), set_config('rongxin.bound', $2, true), "
                               "set_config('rongxin.link', $3, true)",
                               0, nullptr);
  const ScopeGuard clear([&] { PQclear(result); });
  check(result, "store/act_as");
  act_as_prepared_ = true;
}

void PostgresConnection::queue(const StatementText& statement, std::span<const Value> values) {
  const Parameters parameters(values);
  const std::int64_t bound = statement.reach == Reach::system ? 0 : std::get<std::int64_t>(values[0]);
  if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF) PQenterPipelineMode(handle_);
  const std::int64_t link_no = statement.reach == Reach::guardian ? std::get<std::int64_t>(values[1]) : 0;
  if (statement.reach != reach_ || bound != bound_ || link_no != link_no_) {
    const std::string who = std::to_string(bound), link = std::to_string(link_no);
    const char* act_as[] = {reach_word(statement.reach), who.c_str(), link.c_str()};
    PQsendQueryPrepared(handle_, "store/act_as", 3, act_as, nullptr, nullptr, 1);
    ++pending_;
    reach_ = statement.reach;
    bound_ = bound;
    link_no_ = link_no;
  }
  PQsendQueryPrepared(handle_, statement.name, static_cast<int>(values.size()), parameters.at.data(),
                      parameters.length.data(), parameters.format.data(), 1);
  ++pending_;
}

void PostgresConnection::queue_text(const char* text) {
  if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF) PQenterPipelineMode(handle_);
  PQsendQueryParams(handle_, text, 0, nullptr, nullptr, nullptr, nullptr, 1);
  ++pending_;
}

pg_result* PostgresConnection::collect(bool at_commit) {
  if (pending_ == 0) return nullptr;
  PQpipelineSync(handle_);
  PGresult *last = nullptr, *failed = nullptr;
  for (; pending_ > 0; --pending_) {
    PGresult* result = PQgetResult(handle_);
    if (result != nullptr) PQclear(PQgetResult(handle_));  // null: the end of this query's results
    const auto status = PQresultStatus(result);
    if (pending_ == 1) last = result;
    else if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || failed != nullptr) PQclear(result);
    else failed = result;
  }
  PQclear(PQgetResult(handle_));  // the sync point
  PQexitPipelineMode(handle_);
  if (failed == nullptr) return last;
  const ScopeGuard clear([&] { PQclear(failed), PQclear(last); });
  bound_ = unknown;
  const char* state = PQresultErrorField(failed, PG_DIAG_SQLSTATE);
  const std::string what = std::string("earlier statement: ") + PQresultErrorMessage(failed);
  if (!alive()) throw StoreFault(at_commit ? StoreFault::Kind::unknown : StoreFault::Kind::broken, what);
  // Whose statement it was is not known here: the group is taken back and its jobs run one by one.
  throw StoreFault(
      state != nullptr && std::string_view(state) == "53100" ? StoreFault::Kind::full : StoreFault::Kind::retry, what);
}

void PostgresConnection::settle() {
  PGresult* last = collect();
  const ScopeGuard clear([&] { PQclear(last); });
  if (last != nullptr) check(last, "earlier statement");
}

void PostgresConnection::give_up_pipeline() noexcept {
  bound_ = unknown;
  if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF) return;
  PQpipelineSync(handle_);
  for (++pending_; pending_ > 0 && alive(); --pending_)
    for (PGresult* result; (result = PQgetResult(handle_)) != nullptr; PQclear(result))
      if (PQresultStatus(result) == PGRES_PIPELINE_SYNC) {
        PQclear(result);
        break;
      }
  pending_ = 0;
  PQexitPipelineMode(handle_);
}

void PostgresConnection::defer(const StatementText& statement, std::span<const Value> values) {
  prepare(statement);
  queue(statement, values);
}

std::int64_t PostgresConnection::execute(const StatementText& statement, std::span<const Value> values,
                                         const RowReader* reader) {
  prepare(statement);
  queue(statement, values);
  PGresult* result = collect();
  const ScopeGuard clear([&] { PQclear(result); });
  check(result, statement.name);
  if (reader != nullptr) {
    PostgresRow row(result, 0);
    for (int i = 0; i < PQntuples(result); ++i) {
      row.move_to(i);
      (*reader)(row);
    }
  }
  const char* changed = PQcmdTuples(result);
  return *changed == 0 ? 0 : std::atoll(changed);
}

void PostgresConnection::execute_text(const std::string& text) {
  settle();
  PGresult* result = PQexec(handle_, text.c_str());
  const ScopeGuard clear([&] { PQclear(result); });
  check(result, text.c_str());
}

void PostgresConnection::commit() {
  queue_text("COMMIT");
  PGresult* result = collect(true);
  const ScopeGuard clear([&] { PQclear(result); });
  check(result, "COMMIT", true);
}

void PostgresConnection::rollback() noexcept {
  give_up_pipeline();
  PQclear(PQexec(handle_, "ROLLBACK"));
}

bool PostgresConnection::rollback_to_savepoint() noexcept {
  give_up_pipeline();  // and with it what it believed: settings made since the savepoint fall back
  PGresult* result = PQexec(handle_, "ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job");
  const bool worked = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  return worked;
}

}  // namespace rongxin::store
