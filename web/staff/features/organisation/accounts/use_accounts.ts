// Accounts and posts below the security administrator.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, searchFor, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { useTellAct } from "../../../shell/features";
import { account_keys } from "./keys";

export type Account = Schemas["Account"];
export type AccountAct = Schemas["AccountActList"]["acts"][number];
export type PostHeld = Schemas["PostHeld"];

export function useAccounts(wanted: string) {
  return useInfiniteQuery({
    queryKey: account_keys.list(wanted),
    queryFn: ({ pageParam, signal }) =>
      told(
        client.GET("/api/accounts", {
          signal,
          params: { query: { after: pageParam || undefined }, ...searchFor(wanted) },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

export function useEndingPosts(wanted = true) {
  return useQuery({
    queryKey: account_keys.ending_posts,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/posts/ending")),
  });
}

export function useAccountActs(wanted = true) {
  return useQuery({
    queryKey: account_keys.acts,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/account-acts")),
  });
}

function useAccountChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  const tellAct = useTellAct();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        makeOld(queries, account_keys.lists, account_keys.ending_posts, account_keys.acts),
        tellAct("accounts_changed"),
      ]),
  });
}

const path = (id: string) => ({ params: { path: { id } } });

export const useAddAccount = () =>
  useAccountChange((body: Schemas["AccountToAdd"]) => told(client.POST("/api/accounts", { body })));
export const useEndAccount = () =>
  useAccountChange((id: string) => told(client.POST("/api/accounts/{id}/end", path(id))));
export const useGivePassword = () =>
  useAccountChange((id: string) => told(client.POST("/api/accounts/{id}/password", path(id))));
export const useResetSecondFactor = () =>
  useAccountChange((id: string) => told(client.DELETE("/api/accounts/{id}/second-factor", path(id))));
export const useAddPost = () =>
  useAccountChange(({ id, body }: { id: string; body: Schemas["PostToAdd"] }) =>
    told(client.POST("/api/accounts/{id}/posts", { ...path(id), body })),
  );
export const useEndPost = () => useAccountChange((id: string) => told(client.DELETE("/api/posts/{id}", path(id))));

/** The names come in the language of the page. */
export function useRoleTable(language: string) {
  return useQuery({
    queryKey: account_keys.role_table(language),
    staleTime: Infinity,
    queryFn: () => told(client.GET("/api/role-table")),
  });
}
