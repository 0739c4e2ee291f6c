package io.boulderk8s.staging;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a split service has in place of an agent: it finds others, and they find it, by Services and
 * the cluster's DNS.
 *
 * @param patches all changes of its configuration
 * @param files the changed files by their paths in its container
 * @param words those of its command that change; $(POD_IP) is the pod's address
 * @param announced its ports, by the names that DNS has service records for
 */
public record InCluster(
    List<Patch> patches,
    SortedMap<String, String> files,
    SortedMap<String, String> words,
    SortedMap<String, Integer> announced) {
  /** The prefix of the Service that pods announce a name by: SRV _NAME._tcp.boulder-NAME. */
  private static final String SERVICE = "boulder-";

  public InCluster {
    patches = List.copyOf(patches);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    announced = Collections.unmodifiableSortedMap(new TreeMap<>(announced));
  }

  /** Returns the Service that has the records of a name. */
  public static String serviceOf(String announced) {
    return SERVICE + announced.toLowerCase(Locale.ROOT);
  }
}
