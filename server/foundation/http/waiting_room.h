#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

namespace rongxin::http {

/// Connections of one event loop that wait for their client, in the order in which they began to. When a loop is full
/// one of them makes room for a newcomer: first who has never finished a request, then who has been idle longest. Used
/// by the loop's own thread.
template <class Connection>
class WaitingRoom {
 public:
  /// `fresh`: has not yet sent one whole request. Who is here already goes to the end.
  void enter(Connection* connection, const std::string& network, bool fresh) {
    leave(connection);
    const Place place{fresh ? 0 : 1, ++last_};
    by_age_[place] = {connection, network};
    place_of_[connection] = place;
    if (fresh) fresh_of_[network].insert(place);
  }
  void leave(Connection* connection) {
    const auto found = place_of_.find(connection);
    if (found == place_of_.end()) return;
    const auto entry = by_age_.find(found->second);
    if (const auto of = fresh_of_.find(entry->second.network); of != fresh_of_.end()) {
      of->second.erase(found->second);
      if (of->second.empty()) fresh_of_.erase(of);
    }
    by_age_.erase(entry);
    place_of_.erase(found);
  }
  /// Who makes room for a newcomer; null when nobody waits for its client.
  Connection* first() const { return by_age_.empty() ? nullptr : by_age_.begin()->second.connection; }
  /// How many of a network have never finished a request, and the oldest of them.
  std::size_t fresh_of(const std::string& network) const {
    const auto of = fresh_of_.find(network);
    return of == fresh_of_.end() ? 0 : of->second.size();
  }
  Connection* first_fresh_of(const std::string& network) const {
    const auto of = fresh_of_.find(network);
    return of == fresh_of_.end() ? nullptr : by_age_.at(*of->second.begin()).connection;
  }

 private:
  struct Place {
    int rank;
    std::uint64_t number;
    auto operator<=>(const Place&) const = default;
  };
  struct Entry {
    Connection* connection;
    std::string network;
  };
  std::uint64_t last_ = 0;
  std::map<Place, Entry> by_age_;
  std::unordered_map<Connection*, Place> place_of_;
  std::unordered_map<std::string, std::set<Place>> fresh_of_;
};

}  // namespace rongxin::http
