#pragma once
#include <list>
#include <string>
#include <unordered_map>
#include <utility>

namespace rongxin::http {

/// A map of at most `most` entries: a new one takes the place of the one that was used longest ago.
template <class Value>
class Recent {
 public:
  explicit Recent(std::size_t most) : most_(most) {}
  /// The entry of `key`, made from `fresh` when there is none; from now on the one used last.
  Value& use(const std::string& key, const Value& fresh) {
    if (const auto found = places_.find(key); found != places_.end()) {
      entries_.splice(entries_.begin(), entries_, found->second);
      return found->second->second;
    }
    if (entries_.size() >= most_) {
      places_.erase(entries_.back().first);
      entries_.pop_back();
    }
    entries_.emplace_front(key, fresh);
    places_[key] = entries_.begin();
    return entries_.front().second;
  }
  /// Null when there is none; does not count as use.
  const Value* find(const std::string& key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &found->second->second;
  }
  std::size_t size() const { return entries_.size(); }

 private:
  const std::size_t most_;
  std::list<std::pair<std::string, Value>> entries_;
  std::unordered_map<std::string, typename std::list<std::pair<std::string, Value>>::iterator> places_;
};

}  // namespace rongxin::http
