using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>An application about to be kept.</summary>
internal sealed record NewApplication
{
    /// <summary>The number drawn for it.</summary>
    public required Reference Reference { get; init; }

    /// <summary>The programme that takes it.</summary>
    public required long ProgrammeId { get; init; }

    /// <summary>The phone that applies, or to which news go; null: there is none.</summary>
    public required long? ContactId { get; init; }

    /// <summary>True: that phone is a neighbour's.</summary>
    public bool Neighbour { get; init; }

    /// <summary>The officer who takes the request in; null: the person applies by phone.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The filled form.</summary>
    public required FoodForm Form { get; init; }

    /// <summary>See <see cref="FoodForm.Hash"/>.</summary>
    public required byte[] FormHash { get; init; }

    /// <summary>See <see cref="FoodForm.PersonHash"/>.</summary>
    public required byte[] PersonHash { get; init; }

    /// <summary>See <see cref="FoodForm.IdHash"/>.</summary>
    public required byte[]? IdHash { get; init; }

    /// <summary>Slow hash of the PIN; null: the person chooses one afterwards.</summary>
    public required string? PinHash { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An agreement given by a key press.</summary>
/// <param name="Flow">Flow that holds the text.</param>
/// <param name="Version">Version of the flow.</param>
/// <param name="Screen">Screen that holds the text.</param>
/// <param name="Language">Language in which it was read.</param>
/// <param name="Channel">Channel over which it was read.</param>
/// <param name="At">When the key was pressed.</param>
internal sealed record KeyedConsent(string Flow, int Version, string Screen, string Language, string Channel, DateTimeOffset At);

/// <summary>An agreement given by word of mouth after the text was read aloud.</summary>
/// <param name="Version">Version of the flow <c>food</c> whose text was read.</param>
/// <param name="Language">Language in which it was read.</param>
/// <param name="ReadBy">Who read it.</param>
/// <param name="Witness">Who heard the person agree.</param>
/// <param name="At">When.</param>
internal sealed record SpokenConsent(int Version, string Language, string ReadBy, string Witness, DateTimeOffset At);
