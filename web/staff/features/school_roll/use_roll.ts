import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../shell/api";

export type Unit = Schemas["Unit"];

/** Students by class and seat, page after page by the server's key. */
export function useStudents(wanted: { class: string; name: string }) {
  return useInfiniteQuery({
    queryKey: ["students", wanted],
    queryFn: ({ pageParam, signal }) =>
      told(client.GET("/api/students", { signal, params: { query: { after: pageParam || undefined, class: wanted.class || undefined, name: wanted.name || undefined } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

export function useStudent(id: string) {
  return useQuery({ queryKey: ["student", id], queryFn: () => told(client.GET("/api/students/{id}", { params: { path: { id } } })) });
}

const unit_pages_max = 40;

/** The classes that the caller's unit holds. */
export async function readClasses(): Promise<Unit[]> {
  const classes: Unit[] = [];
  let after: string | undefined;
  for (let page = 0; page < unit_pages_max; page += 1) {
    const { units, next } = await told(client.GET("/api/units", { params: { query: { after } } }));
    classes.push(...units.filter((unit) => unit.kind === "class"));
    if (!next) break;
    after = next;
  }
  return classes;
}

export function useClasses() {
  return useQuery({ queryKey: ["classes"], queryFn: readClasses, staleTime: 300_000 });
}
