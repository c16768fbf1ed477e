using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace QualityTracker.Core.Seals;

/// <summary>
/// The one form of a value that is hashed (规范化形式), described in the README beside this file: the same value gives the same bytes on any
/// machine, in any culture, and in a later version that has learnt more about it.
/// </summary>
public static class CanonicalForm
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Known = new();

    /// <summary>UTF-8 without a byte order mark.</summary>
    /// <exception cref="EncoderFallbackException">A text with half a character.</exception>
    public static byte[] Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return Strict.GetBytes(text.ToString());
    }

    /// <summary>SHA-256 of the form, 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(object? value) => Convert.ToHexStringLower(SHA256.HashData(Of(value)));

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string word:
                WriteText(text, word);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case Enum member:
                WriteText(text, member.ToString());
                break;
            case decimal number:
                text.Append(Number(number));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong:
                text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateOnly or TimeOnly:
                WriteText(text, ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                WriteText(text, moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                WriteObject(text, map.Keys.Cast<object>().Select(key => (Key(key), map[key])));
                break;
            case IEnumerable list:
                WriteList(text, list);
                break;
            default:
                WriteObject(text, PropertiesOf(value.GetType()).Select(each => (each.Name, each.Property.GetValue(value))));
                break;
        }
    }

    // 3.0 and 3 are one number, however it was entered.
    private static string Number(decimal number)
    {
        var plain = (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return plain == "-0" ? "0" : plain;
    }

    private static string Key(object key) => key as string ?? (key is Enum member ? member.ToString() : Convert.ToString(key, CultureInfo.InvariantCulture)!);

    private static void WriteList(StringBuilder text, IEnumerable list)
    {
        text.Append('[');
        var first = true;
        foreach (var item in list)
        {
            if (!first) text.Append(',');
            first = false;
            Write(text, item);
        }

        text.Append(']');
    }

    // What is empty is left out, so that a value with a new, still empty property keeps its bytes.
    private static void WriteObject(StringBuilder text, IEnumerable<(string Name, object? Value)> properties)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in properties.Where(each => !IsEmpty(each.Value)).OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            if (!first) text.Append(',');
            first = false;
            WriteText(text, name);
            text.Append(':');
            Write(text, value);
        }

        text.Append('}');
    }

    private static bool IsEmpty(object? value) => value is null or "" || (value is IEnumerable and not string && !((IEnumerable)value).Cast<object?>().Any());

    private static void WriteText(StringBuilder text, string word)
    {
        text.Append('"');
        foreach (var letter in word)
        {
            if (letter is '"' or '\\') text.Append('\\').Append(letter);
            else if (letter < ' ') text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(letter);
        }

        text.Append('"');
    }

    // What is stated of a value, not what follows from it: a property that can be set, under its camel-case name.
    private static (string Name, PropertyInfo Property)[] PropertiesOf(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod is { IsPublic: true } && property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => (char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property))]);
}
