using System.Security.Cryptography;
using System.Text;

namespace Diaspora.Gateway.Features.Events.Pages;

/// <summary>A notice as staff look at it before it is sent.</summary>
/// <param name="En">Its English words.</param>
/// <param name="St">Its Sesotho words.</param>
/// <param name="ToldEn">Phones that get it in English.</param>
/// <param name="ToldSt">Phones that get it in Sesotho.</param>
/// <param name="PartsEn">SMS parts of the English.</param>
/// <param name="PartsSt">SMS parts of the Sesotho.</param>
/// <param name="Segments">SMS parts of all.</param>
/// <param name="Stopped">Phones that want no messages.</param>
/// <param name="WithoutNumber">Phones whose number is not kept.</param>
public sealed record NoticeFacts(
    string En, string St, int ToldEn, int ToldSt, int PartsEn, int PartsSt, int Segments, int Stopped, int WithoutNumber)
{
    /// <summary>Stands for the words: other words have another mark.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(En + "\n" + St)))[..16];

    internal static NoticeFacts Of(NoticePreview preview) => new(
        preview.En?.Text ?? "", preview.St?.Text ?? "", preview.ToldEn, preview.ToldSt, preview.En?.Segments ?? 0, preview.St?.Segments ?? 0,
        preview.Segments, preview.Stopped, preview.WithoutNumber);
}
