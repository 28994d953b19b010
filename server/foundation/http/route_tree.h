#pragma once
// The patterns of the routes, cut once into a tree: an address is walked once, without a copy and without an
// allocation.
#include <array>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "http/route.h"

namespace rongxin::http {

class RouteTree {
 public:
  /// The routes outlive the tree. A pattern has at most PathParameters::most places.
  explicit RouteTree(const std::vector<Route>& routes);
  RouteTree(const RouteTree&) = delete;

  struct Match {
    const Route* route = nullptr;
    PathParameters parameters;
    bool other_method = false;  ///< the address is known, but not for this method
  };
  /// A word in a pattern comes before a place; a place takes one part of 1 to 64 octets.
  Match match(Method method, std::string_view path) const;

 private:
  struct Node {
    std::vector<std::pair<std::string_view, std::unique_ptr<Node>>> words;
    std::unique_ptr<Node> place;
    std::array<const Route*, 4> by_method{};
    bool ends_here = false;
  };
  static void add(Node& root, const Route& route);
  static bool walk(const Node& node, std::string_view rest, Method method, Match& found);
  Node root_;
};

}  // namespace rongxin::http
