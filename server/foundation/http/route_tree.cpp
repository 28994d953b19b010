#include "http/route_tree.h"

#include <algorithm>
#include <stdexcept>

namespace rongxin::http {
namespace {

constexpr std::size_t place_octets_max = 64;

/// "/alerts/17" -> "alerts", and "/17" is left.
std::string_view next_part(std::string_view& rest) {
  rest.remove_prefix(1);
  const auto end = std::min(rest.find('/'), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(end);
  return part;
}

}  // namespace

RouteTree::RouteTree(const std::vector<Route>& routes) {
  for (const Route& route : routes) add(root_, route);
}

void RouteTree::add(Node& root, const Route& route) {
  Node* node = &root;
  std::size_t places = 0;
  for (std::string_view rest = route.pattern; !rest.empty();) {
    const auto part = next_part(rest);
    if (part.starts_with('{')) {
      if (++places > PathParameters::most) throw std::logic_error("too many places in " + std::string(route.pattern));
      if (!node->place) node->place = std::make_unique<Node>();
      node = node->place.get();
      continue;
    }
    auto word =
        std::find_if(node->words.begin(), node->words.end(), [&](const auto& one) { return one.first == part; });
    if (word == node->words.end()) word = node->words.emplace(node->words.end(), part, std::make_unique<Node>());
    node = word->second.get();
  }
  auto& place = node->by_method[static_cast<std::size_t>(route.method)];
  if (place != nullptr) throw std::logic_error("two routes for " + std::string(route.pattern));
  place = &route;
  node->ends_here = true;
}

bool RouteTree::walk(const Node& node, std::string_view rest, Method method, Match& found) {
  if (rest.empty()) {
    found.route = node.by_method[static_cast<std::size_t>(method)];
    if (found.route == nullptr) found.other_method = found.other_method || node.ends_here;
    return found.route != nullptr;
  }
  const auto part = next_part(rest);
  for (const auto& [word, next] : node.words)
    if (word == part && walk(*next, rest, method, found)) return true;
  if (!node.place || part.empty() || part.size() > place_octets_max) return false;
  found.parameters.push(part);
  if (walk(*node.place, rest, method, found)) return true;
  found.parameters.pop();
  return false;
}

RouteTree::Match RouteTree::match(Method method, std::string_view path) const {
  Match found;
  if (path.starts_with("/api/")) walk(root_, path, method, found);
  return found;
}

}  // namespace rongxin::http
