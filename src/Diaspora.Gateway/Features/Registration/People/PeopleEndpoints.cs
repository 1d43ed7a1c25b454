using Diaspora.Gateway.Api;
using Diaspora.Gateway.Staff;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Diaspora.Gateway.Features.Registration.People;

/// <summary><c>/api/people</c>. Numbers come in bodies, never in addresses, and go out masked.</summary>
internal static class PeopleEndpoints
{
    /// <summary>Maps everything that staff do with registered people.</summary>
    public static RouteGroupBuilder MapPeople(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People").AddEndpointFilter(ApiRefusal.AnswerAsync);
        people.MapGet("/words-to-read", ReadWords).RequireRight(StaffRight.RegisterPeople);
        Known(people.MapPost("", RegisterAsync)).RequireRight(StaffRight.RegisterPeople);
        people.MapPost("/find", FindAsync).RequireRight(StaffRight.FindPeople);
        people.MapGet("/count", CountAsync).RequireRight(StaffRight.FindPeople);
        Known(people.MapPost("/{id:long}/open", OpenAsync)).RequireRight(StaffRight.FindPeople).WithMetadata(UnkeptAnswer.Mark);
        Known(people.MapPut("/{id:long}", CorrectAsync)).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapPost("/{id:long}/merge", MergeAsync)).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapGet("/{id:long}/erasure", PreviewAsync)).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapPost("/{id:long}/erase", EraseAsync)).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapPost("/{id:long}/restore", RestoreAsync)).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapPost("/{id:long}/requests", AddRequestAsync)).RequireRight(StaffRight.CorrectPeople);
        people.MapGet("/requests", RequestsAsync).RequireRight(StaffRight.FindPeople);
        Known(people.MapPost("/requests/{id:long}/close", CloseRequestAsync)).RequireRight(StaffRight.CorrectPeople);
        people.MapGet("/kept-numbers", KeptAsync).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapPost("/kept-numbers/{id:long}/forget", ForgetAsync)).RequireRight(StaffRight.CorrectPeople);
        people.MapGet("/number-releases", ReleasesAsync).RequireRight(StaffRight.CorrectPeople);
        Known(people.MapPost("/number-releases/{id:long}/handle", HandleAsync)).RequireRight(StaffRight.CorrectPeople);
        return api;
    }

    /// <summary>The words that are read to somebody before they agree, in each language.</summary>
    internal static Ok<IReadOnlyList<WordsToRead>> ReadWords(RegistrationDesk desk) => TypedResults.Ok(desk.Words());

    /// <summary>Registers somebody who agreed aloud, before a witness, to the words that were read to them.</summary>
    internal static async Task<Ok<RegisteredPerson>> RegisterAsync(
        SpokenRegistration registration, StaffActor actor, RegistrationDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.RegisterAsync(actor, registration, cancellationToken));

    /// <summary>Finds the people of a telephone number that is typed in full, without who they are. The search is kept in the audit.</summary>
    internal static async Task<Ok<IReadOnlyList<FoundPerson>>> FindAsync(
        PersonQuestion question, StaffActor actor, PeopleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.FindAsync(actor, question.Number, cancellationToken));

    /// <summary>Counts people by where they are, where they come from and what they want; a few are not told.</summary>
    internal static async Task<Ok<PeopleCount>> CountAsync(
        string? country, string? town, string? district, string? topic, PeopleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CountAsync(country, town, district, topic, cancellationToken));

    /// <summary>Opens what is kept of a person, for a reason that the audit keeps.</summary>
    internal static async Task<Ok<PersonView>> OpenAsync(
        long id, OpeningReason why, StaffActor actor, PeopleDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(actor, id, why.Reason, cancellationToken));

    /// <summary>Corrects a person's details at their wish; they are told by a text that something changed.</summary>
    internal static async Task<Ok<CorrectionResult>> CorrectAsync(
        long id, PersonCorrection correction, StaffActor actor, CorrectionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.CorrectAsync(actor, id, correction, cancellationToken));

    /// <summary>Makes two registrations of one person on one phone one.</summary>
    internal static async Task<Ok<CorrectionResult>> MergeAsync(
        long id, MergeRequest merge, StaffActor actor, CorrectionDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.MergeAsync(actor, id, merge, cancellationToken));

    /// <summary>Tells what deleting a person would leave, before it is done.</summary>
    internal static async Task<Ok<ErasurePreview>> PreviewAsync(long id, ErasureDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.PreviewAsync(id, cancellationToken));

    /// <summary>Deletes a person at their wish, at once and for good.</summary>
    internal static async Task<Ok<ErasureResult>> EraseAsync(
        long id, ErasureRequest request, StaffActor actor, ErasureDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.EraseAsync(actor, id, request, cancellationToken));

    /// <summary>Gives a person whose number somebody else has another number.</summary>
    internal static async Task<NoContent> RestoreAsync(
        long id, NewNumber number, StaffActor actor, NumberDesk desk, CancellationToken cancellationToken)
    {
        await desk.RestoreAsync(actor, id, number, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Notes what a person asked for; it must be done and told within 14 days.</summary>
    internal static async Task<Ok<NotedRequest>> AddRequestAsync(
        long id, RequestNote note, StaffActor actor, RequestDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new NotedRequest(await desk.AddAsync(actor, id, note, cancellationToken)));

    /// <summary>What people asked for and is open, the first due at the front, without their words.</summary>
    internal static async Task<Ok<IReadOnlyList<PersonRequest>>> RequestsAsync(RequestDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.OpenAsync(cancellationToken));

    /// <summary>Closes a request with how its outcome was told.</summary>
    internal static async Task<NoContent> CloseRequestAsync(
        long id, RequestEnd end, StaffActor actor, RequestDesk desk, CancellationToken cancellationToken)
    {
        await desk.CloseAsync(actor, id, end, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Numbers that the law makes us keep after their person was deleted, masked.</summary>
    internal static async Task<Ok<IReadOnlyList<KeptNumberView>>> KeptAsync(ErasureDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.KeptAsync(cancellationToken));

    /// <summary>Forgets such a number once nothing is open any more.</summary>
    internal static async Task<NoContent> ForgetAsync(long id, StaffActor actor, ErasureDesk desk, CancellationToken cancellationToken)
    {
        await desk.ForgetAsync(actor, id, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Numbers that somebody new has and that nobody has dealt with.</summary>
    internal static async Task<Ok<IReadOnlyList<NumberReleaseView>>> ReleasesAsync(NumberDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ReleasesAsync(cancellationToken));

    /// <summary>Notes that there is nothing more to do about such a number.</summary>
    internal static async Task<NoContent> HandleAsync(
        long id, OpeningReason why, StaffActor actor, NumberDesk desk, CancellationToken cancellationToken)
    {
        await desk.HandleAsync(actor, id, why.Reason, cancellationToken);
        return TypedResults.NoContent();
    }

    private static RouteHandlerBuilder Known(RouteHandlerBuilder endpoint) =>
        endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}

/// <summary>A request that was noted.</summary>
/// <param name="Id">Its number.</param>
public sealed record NotedRequest(long Id);
