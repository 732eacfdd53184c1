using System.Text;
using Holdfast.ApiKeys;

namespace Holdfast.Tests.Values;

/// <summary>The format of page 2.4: <c>hfk_</c>, 8 characters of id, 32 of secret, 6 of CRC-32, all base62.</summary>
public class ApiKeys
{
    const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Fact]
    public void A_key_has_its_form_and_190_bits()
    {
        var key = ApiKeySecret.New();
        Assert.Matches("^hfk_[0-9A-Za-z]{46}$", key.Secret);
        Assert.Equal(key.Secret[4..12], key.Id.Value);
        Assert.True(32 * Math.Log2(62) >= 190);
        Assert.DoesNotContain(key.Secret[12..44], key.ToString());
    }

    [Fact]
    public void The_known_vector_of_CRC_32_holds() => Assert.Equal(0xCBF43926, Crc32("123456789"));

    [Fact]
    public void The_checksum_is_the_CRC_32_of_what_stands_before_it()
    {
        for (var i = 0; i < 200; i++)
        {
            var key = ApiKeySecret.New().Secret;
            Assert.Equal(Crc32(key[..44]), key[44..].Aggregate(0L, (sum, digit) => (sum * 62) + Base62.IndexOf(digit)));
        }
    }

    [Fact]
    public void Every_changed_character_is_found()
    {
        var key = ApiKeySecret.New().Secret;
        var wrong = from place in Enumerable.Range(4, 46)
                    from other in Base62
                    where other != key[place]
                    select key[..place] + other + key[(place + 1)..];
        Assert.DoesNotContain(wrong, text => ApiKeySecret.Parse(text) is not null);
    }

    [Fact]
    public void Every_swap_of_neighbours_is_found()
    {
        for (var i = 0; i < 20; i++)
        {
            var key = ApiKeySecret.New().Secret;
            for (var place = 4; place < 49; place++)
            {
                var swapped = key[..place] + key[place + 1] + key[place] + key[(place + 2)..];
                Assert.Equal(swapped == key, ApiKeySecret.Parse(swapped) is not null);
            }
        }
    }

    [Fact]
    public void Other_texts_are_no_keys()
    {
        var key = ApiKeySecret.New().Secret;
        string?[] others = [null, "", "hfk_", key[..49], key + "0", " " + key, key + "\n", key.Replace("hfk_", "HFK_", StringComparison.Ordinal), "hfk_" + new string('\u0663', 46)];
        Assert.DoesNotContain(others, other => ApiKeySecret.Parse(other) is not null);
        Assert.Equal(key, ApiKeySecret.Parse(key)?.Secret);
    }

    [Fact]
    public void Every_character_of_the_alphabet_turns_up()
    {
        var seen = string.Concat(Enumerable.Range(0, 200).Select(_ => ApiKeySecret.New().Secret[4..44]));
        Assert.Empty(Base62.Except(seen));
    }

    /// <summary>CRC-32 by the table method, unlike the kernel's.</summary>
    static uint Crc32(string text)
    {
        var table = Enumerable.Range(0, 256)
            .Select(start => Enumerable.Range(0, 8).Aggregate((uint)start, (crc, _) => (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1))
            .ToArray();
        return ~Encoding.ASCII.GetBytes(text).Aggregate(uint.MaxValue, (crc, octet) => table[(crc ^ octet) & 0xff] ^ (crc >> 8));
    }
}
