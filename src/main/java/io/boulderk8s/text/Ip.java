package io.boulderk8s.text;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/** Recognises addresses; never asks DNS. */
public final class Ip {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private Ip() {}

  public static boolean isAddress(String text) {
    return isV4(text) || isV6(text);
  }

  public static boolean isV4(String text) {
    return V4.matcher(text).matches();
  }

  private static boolean isV6(String text) {
    if (!text.contains(":") || !text.matches("[0-9a-fA-F:.]+")) {
      return false;
    }
    try {
      return !(InetAddress.ofLiteral(text) instanceof Inet4Address) || text.contains(".");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
